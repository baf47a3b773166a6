/** @file From an error to the trainer's exit code and the one line that goes to stderr. */
import { LatentGraphError } from '@latentgraph/graph';

/** How the trainer ends. */
export const exitCodes = { done: 0, failed: 1, unusableInput: 2, interrupted: 130 } as const;

/** Errors of the packages that neither the command line nor the input can be blamed for. */
const failures: ReadonlySet<string> = new Set([
  'diverged',
  'download-failed',
  'failed-backend',
  'out-of-memory',
]);

/** The exit code for an error that ended the run. */
export function exitCodeOf(error: unknown): number {
  if (!LatentGraphError.isInstance(error)) return exitCodes.failed;
  if (error.code === 'interrupted') return exitCodes.interrupted;
  return failures.has(error.code) ? exitCodes.failed : exitCodes.unusableInput;
}

/**
 * What to print for an error: one line, or with LATENTGRAPH_DEBUG set the stack trace.
 * @param environment @default process.env
 */
export function describeError(error: unknown, environment = process.env): string {
  const debug = environment.LATENTGRAPH_DEBUG ?? '';
  if (debug !== '' && debug !== '0' && error instanceof Error) return error.stack ?? error.message;
  const message = error instanceof Error ? error.message : String(error);
  const line = message.replaceAll(/\s*[\p{Cc}]+\s*/gu, ' ').trim();
  if (LatentGraphError.isInstance(error) || isOfTheSystem(error)) return `latentgraph: ${line}`;
  return `latentgraph: unexpected error: ${line} (LATENTGRAPH_DEBUG=1 shows where)`;
}

/** Whether the system refused something, such as to write on a full disk. */
function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
