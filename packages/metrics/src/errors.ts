/**
 * @file The error of this package. It stands alone, so that metrics depend on no other package, but
 * carries the mark by which `LatentGraphError.isInstance` knows every LatentGraph error.
 */
const marker: unique symbol = Symbol.for('latentgraph.error');

/** What can be wrong with the arguments of a metric. */
export type MetricErrorCode =
  /** An argument has a wrong length or value. */
  | 'invalid-argument'
  /** The metric has no value for these arguments, as the AUC when all labels are equal. */
  | 'undefined-metric';

/** Thrown by `@latentgraph/metrics`. `code` is stable; the message may be reworded. */
export class MetricError extends Error {
  readonly [marker] = true;
  readonly code: MetricErrorCode;

  constructor(code: MetricErrorCode, message: string) {
    super(message);
    this.name = 'MetricError';
    this.code = code;
  }
}
