import { LatentGraphError } from '@latentgraph/graph';

/** What can be wrong with a module, layer, encoder, decoder, loss or model. */
export type ModelErrorCode =
  | 'invalid-option'
  | 'duplicate-name'
  | 'shape-mismatch'
  | 'invalid-file';

/** Thrown when a part of a model is put together or used wrongly; raised at construction where possible. */
export class ModelError extends LatentGraphError {
  declare readonly code: ModelErrorCode;

  constructor(code: ModelErrorCode, message: string) {
    super(code, message);
  }
}

/** @throws ModelError `invalid-option` unless `value` is a whole number of at least 1. */
export function requirePositiveInteger(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 1) {
    throw new ModelError(
      'invalid-option',
      `${name} must be a whole number of at least 1, got ${value}`,
    );
  }
  return value;
}
