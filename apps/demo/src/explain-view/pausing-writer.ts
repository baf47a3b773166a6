/** @file Writing a value that changes often: the newest, once it has stayed for a while. */

/** How long a value must stay until it is written, in milliseconds. */
export const writingPause = 300;

export class PausingWriter<Value> {
  readonly #write: (value: Value) => void;
  #waiting: { readonly value: Value; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  constructor(write: (value: Value) => void) {
    this.#write = write;
  }

  /** Takes the place of a value that still waits. */
  put(value: Value): void {
    clearTimeout(this.#waiting?.timer);
    this.#waiting = { value, timer: setTimeout(() => this.flush(), writingPause) };
  }

  /** Writes what still waits at once, if anything does. */
  flush(): void {
    if (!this.#waiting) return;
    const { value, timer } = this.#waiting;
    clearTimeout(timer);
    this.#waiting = undefined;
    this.#write(value);
  }
}
