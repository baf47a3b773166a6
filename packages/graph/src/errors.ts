/**
 * @file The error every LatentGraph package throws: a message a person can act on and a `code` a
 * program can switch on. Recognized by a global symbol, so it also works across duplicate installs.
 */
const marker: unique symbol = Symbol.for('latentgraph.error');

/** Base class of all LatentGraph errors. `code` is stable; the message may be reworded. */
export class LatentGraphError extends Error {
  readonly [marker] = true;
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }

  /** Whether `value` is a LatentGraph error, from this or another copy of the package. */
  static isInstance(value: unknown): value is LatentGraphError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

/** What can be wrong with a graph, a sparse matrix or a split. */
export type GraphErrorCode =
  | 'invalid-argument'
  | 'invalid-matrix'
  | 'invalid-graph'
  | 'invalid-split'
  | 'not-enough-edges'
  | 'not-enough-pairs';

/** Thrown by `@latentgraph/graph` for arguments that describe no valid graph, matrix or split. */
export class GraphError extends LatentGraphError {
  declare readonly code: GraphErrorCode;

  constructor(code: GraphErrorCode, message: string) {
    super(code, message);
  }
}
