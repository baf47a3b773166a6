/** The addon cannot be built or put in its place; the message says why and what to do. */
export class NativeError extends Error {
  /** @param {string} message @param {ErrorOptions} [options] */
  constructor(message, options) {
    super(message, options);
    this.name = 'NativeError';
  }
}
