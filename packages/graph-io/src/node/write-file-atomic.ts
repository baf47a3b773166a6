/** @file Writing a file so that readers and a killed process never leave or see half of it. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** Options of `writeFileAtomic`. */
export interface WriteFileAtomicOptions {
  /**
   * Waits until the data is on the disk before the file gets its name, so that it survives a power
   * failure too.
   * @default false
   */
  readonly flush?: boolean;
}

/**
 * Writes a file under a temporary name beside it and renames it, replacing what was there.
 * The folder must exist. On failure nothing is left and the error of the file system is thrown.
 */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array,
  { flush = false }: WriteFileAtomicOptions = {},
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(data);
      if (flush) await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
