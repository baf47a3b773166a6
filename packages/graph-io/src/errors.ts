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
  | 'unknown-format'
  | 'unknown-attribute'
  | 'invalid-argument'
  | 'invalid-graphml'
  | 'invalid-gexf'
  | 'invalid-node-link'
  | 'invalid-pickle'
  | 'unsafe-pickle'
  | 'invalid-planetoid'
  | 'invalid-npy'
  | 'invalid-npz'
  | 'invalid-split'
  | 'invalid-embeddings';

/** Where in the input something is wrong. */
export interface FormatPlace {
  readonly file?: string | undefined;
  /** Name of an array in an `.npz` file. */
  readonly member?: string | undefined;
  /** Counted from 1. */
  readonly line?: number | undefined;
}

/** Thrown by `@latentgraph/graph-io` for input it cannot use. */
export class FormatError extends LatentGraphError {
  declare readonly code: FormatErrorCode;
  readonly file: string | undefined;
  /** Name of an array in an `.npz` file. */
  readonly member: string | undefined;
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
    this.member = place.member;
    this.line = place.line;
  }
}

function describePlace({ file, member, line }: FormatPlace): string {
  const inFile = file === undefined && line !== undefined ? `line ${line}` : file;
  const position = file !== undefined && line !== undefined ? `:${line}` : '';
  const parts = [inFile && inFile + position, member].filter((part) => part !== undefined);
  return parts.map((part) => `${part}: `).join('');
}
