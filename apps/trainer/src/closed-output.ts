/** @file What the trainer does when whoever reads its output, such as `head`, leaves before the end. */
import type { Writable } from 'node:stream';

/** Lets a stream's reader leave: what is written after that is lost, and no error. */
export function allowReaderToLeave(output: Writable): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
