import { LatentGraphError } from '@latentgraph/graph';

/** What can be wrong before or while the trainer runs, besides what the packages themselves report. */
export type TrainerErrorCode =
  /** An option that does not exist, has a value out of range, or contradicts another one. */
  | 'usage'
  /** A config file that is no JSON object of options. */
  | 'invalid-config'
  /** The run directory cannot be made. */
  | 'unusable-directory'
  /** Ended by the user before there was anything to write. */
  | 'interrupted';

/** Thrown by the trainer; its message is one line for the person at the command line. */
export class TrainerError extends LatentGraphError {
  declare readonly code: TrainerErrorCode;

  constructor(code: TrainerErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
