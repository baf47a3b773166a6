declare module 'mnist' {
  /** Images of each digit. */
  const digits: readonly {
    /** Pixels of all images of the digit, `[images * 28 * 28]`, from 0 to 1. */
    readonly raw: readonly number[];
  }[];
  export default digits;
}
