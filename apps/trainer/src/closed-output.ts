/** @file What the trainer does when its output cannot be written. */
import type { Writable } from 'node:stream';

/**
 * Lets a stream's reader, such as `head`, leave before the end: what is written after that is lost, and
 * no error. Any other error, such as a full disk, goes to `onFailure`.
 */
export function allowReaderToLeave(output: Writable, onFailure: (error: Error) => void): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') onFailure(error);
  });
}
