import { LatentGraphError } from '@latentgraph/graph';

/** What can go wrong while training or evaluating. */
export type TrainingErrorCode = 'invalid-option' | 'diverged' | 'nothing-to-evaluate';

/** Thrown by `train`, `evaluateLinks` and their kin. */
export class TrainingError extends LatentGraphError {
  declare readonly code: TrainingErrorCode;

  constructor(code: TrainingErrorCode, message: string) {
    super(code, message);
  }
}
