/**
 * @file The error of all readers and writers here. Its message begins with the place, `file:line`,
 * as far as it is known, so that one printed line is enough to find and mend the input.
 */
import { LatentGraphError } from '@latentgraph/graph';

/** What can be wrong with a file. */
export type FormatErrorCode =
  | 'missing-file'
  | 'unreadable-file'
  | 'invalid-text'
  | 'invalid-line'
  | 'empty'
  | 'unknown-node'
  | 'missing-node'
  | 'invalid-pickle'
  | 'unsafe-pickle'
  | 'invalid-planetoid'
  | 'invalid-split'
  | 'invalid-embeddings';

/** Where in the input something is wrong. */
export interface FormatPlace {
  readonly file?: string | undefined;
  /** Counted from 1. */
  readonly line?: number | undefined;
}

/** Thrown by `@latentgraph/graph-io` for input it cannot use. */
export class FormatError extends LatentGraphError {
  declare readonly code: FormatErrorCode;
  readonly file: string | undefined;
  /** Counted from 1. */
  readonly line: number | undefined;

  constructor(
    code: FormatErrorCode,
    what: string,
    place: FormatPlace = {},
    options?: ErrorOptions,
  ) {
    super(code, describePlace(place) + what, options);
    this.file = place.file;
    this.line = place.line;
  }
}

function describePlace({ file, line }: FormatPlace): string {
  if (file === undefined) return line === undefined ? '' : `line ${line}: `;
  return line === undefined ? `${file}: ` : `${file}:${line}: `;
}
