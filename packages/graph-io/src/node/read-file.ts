/** @file Reading a file whole, with failures told as one line about that file. */
import { readFile } from 'node:fs/promises';
import { FormatError } from '../errors.js';

/** @throws FormatError `missing-file` or `unreadable-file` */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new FormatError('missing-file', 'there is no such file', { file: path });
    }
    const reason = code === 'EISDIR' ? 'it is a folder' : `it cannot be read (${code})`;
    throw new FormatError('unreadable-file', reason, { file: path }, { cause: error });
  }
}
