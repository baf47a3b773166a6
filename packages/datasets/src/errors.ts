/** @file The error of this package. */
import { LatentGraphError } from '@latentgraph/graph';

/** Why a dataset could not be loaded or split. */
export type DatasetErrorCode =
  | 'unknown-dataset'
  | 'invalid-argument'
  | 'missing-package'
  | 'needs-file-system'
  | 'missing-files'
  | 'download-failed'
  | 'checksum-mismatch'
  | 'invalid-data'
  | 'not-enough-images';

/** Thrown by `@latentgraph/datasets`. */
export class DatasetError extends LatentGraphError {
  declare readonly code: DatasetErrorCode;

  constructor(code: DatasetErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
