/** @file A training on the page's own thread: in slices, and told of as often as the page can draw. */

/** How long it trains at a time, in milliseconds; between two slices the page can answer. */
const slice = 12;
/** Least time between two pictures of the training; it is longer where drawing one takes longer. */
const pictureInterval = 60;
/** However slow drawing is, there is a picture after so many epochs: training is there to be watched. */
const epochsPerPicture = 8;

const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve()));
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Takes how many epochs there were since it was told last, and the newest. */
export type EpochListener<Epoch> = (count: number, newest: Epoch) => void;

export class TrainingRun<Epoch> {
  readonly #epochs: AsyncGenerator<Epoch, void, undefined>;
  readonly #tell: EpochListener<Epoch>;
  #goesOn = false;
  #isEnded = false;
  #untold = 0;
  #newest: Epoch | undefined;
  #work: Promise<boolean> = Promise.resolve(false);

  constructor(epochs: AsyncGenerator<Epoch, void, undefined>, tell: EpochListener<Epoch>) {
    this.#epochs = epochs;
    this.#tell = tell;
  }

  /** Trains until all epochs are done, or until `pause`. @returns whether all are done */
  async go(): Promise<boolean> {
    this.#goesOn = true;
    this.#work = this.#train();
    return this.#work;
  }

  /** Stops after the epoch that is under way. */
  pause(): void {
    this.#goesOn = false;
  }

  /** Stops for good, and frees what training holds. Nothing is told any more. */
  async end(): Promise<void> {
    this.#isEnded = true;
    this.#goesOn = false;
    // How it ended is told to who began it.
    await this.#work.catch(() => undefined);
    await this.#epochs.return();
  }

  async #train(): Promise<boolean> {
    let isDone = false;
    let lastPicture = performance.now();
    let drawingTime = 0;
    while (!isDone && this.#goesOn) {
      isDone = await this.#trainSlice();
      const start = performance.now();
      const isEarly = start - lastPicture < Math.max(pictureInterval, drawingTime);
      if (isEarly && this.#untold < epochsPerPicture) {
        await nextTask();
        continue;
      }
      this.#report();
      await nextFrame();
      lastPicture = performance.now();
      drawingTime = lastPicture - start;
    }
    this.#report();
    return isDone;
  }

  /** @returns whether all epochs are done */
  async #trainSlice(): Promise<boolean> {
    const end = performance.now() + slice;
    do {
      const { value, done } = await this.#epochs.next();
      if (done === true || value === undefined) return true;
      this.#newest = value;
      this.#untold++;
    } while (performance.now() < end && this.#untold < epochsPerPicture && this.#goesOn);
    return false;
  }

  #report(): void {
    if (this.#isEnded || this.#untold === 0 || this.#newest === undefined) return;
    const count = this.#untold;
    this.#untold = 0;
    this.#tell(count, this.#newest);
  }
}
