/** @file What a worker does one after another: opening, running and stepping never overlap. */

export class TrainingTurns {
  #last: Promise<unknown> = Promise.resolve();
  #asked = 0;

  /**
   * Does some work once all that was begun before has ended; what runs is told to end.
   * @param work gets a function that says whether it may go on: until a pause, or a next turn
   */
  next<Result>(work: (goesOn: () => boolean) => Promise<Result>): Promise<Result> {
    const asked = ++this.#asked;
    const turn = this.#last.then(() => work(() => asked === this.#asked));
    // How it ended is told to who began it.
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Tells what runs to end, and waits until it has. */
  async pause(): Promise<void> {
    this.#asked++;
    await this.#last;
  }
}
