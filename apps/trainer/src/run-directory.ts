/**
 * @file The run directory. It comes into being with the first file, after training; nothing that
 * exists is ever overwritten.
 */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { writeFileAtomic } from '@latentgraph/graph-io/node';
import { TrainerError } from './trainer-error.js';

/** Where a run directory is wanted. */
export interface RunDirectoryOptions {
  /** A folder that is new or empty. */
  readonly out?: string | undefined;
  /** Without `out`: the folder becomes `runs/<name>`, or `-2`, `-3`, ... where that exists. */
  readonly name: string;
}

/** A folder for the files of a run. */
export class RunDirectory {
  #path: string;
  readonly #numbered: boolean;
  #made = false;

  /** @throws TrainerError `unusable-directory` where training would be in vain */
  constructor({ out, name }: RunDirectoryOptions) {
    this.#numbered = out === undefined;
    this.#path = out ?? join(process.cwd(), 'runs', name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-'));
    if (out !== undefined) checkNewOrEmpty(out);
    checkWritable(this.#path);
  }

  /**
   * Makes the folder where that is not done yet, so that its path is final.
   * @returns the path
   */
  claim(): string {
    if (!this.#made) this.#make();
    return this.#path;
  }

  /**
   * Writes a file, whole or not at all.
   * @param file name of the file, or the folder in the run directory and its name
   */
  async write(file: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.claim(), file);
    mkdirSync(dirname(path), { recursive: true });
    await writeFileAtomic(path, content);
  }

  #make(): void {
    if (!this.#numbered) {
      makeFolders(this.#path);
      checkNewOrEmpty(this.#path);
    } else {
      makeFolders(dirname(this.#path));
      this.#path = makeFirstFree(this.#path);
    }
    this.#made = true;
  }
}

/**
 * A folder and those above it. `recursive` of `mkdirSync` would do, but never returns where the file
 * system has no room for new folders, as in /proc.
 */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!isThere(error)) throw error;
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** Making the folder claims it: of two runs that end together each gets its own. */
function makeFirstFree(path: string): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? path : `${path}-${number}`;
    try {
      mkdirSync(candidate);
      return candidate;
    } catch (error) {
      if (!isThere(error)) throw error;
    }
  }
}

function checkNewOrEmpty(out: string): void {
  if (!existsSync(out)) return;
  if (!statSync(out).isDirectory()) fail(`--out ${shown(out)} is a file; name a folder`);
  if (readdirSync(out).length > 0) {
    fail(
      `--out ${shown(out)} holds files already, and nothing is overwritten; name another folder`,
    );
  }
}

/** Checks the nearest folder above that exists: the others are made later. */
function checkWritable(path: string): void {
  let folder = path;
  while (!existsSync(folder)) folder = dirname(folder);
  if (!statSync(folder).isDirectory()) {
    fail(`the run directory ${shown(path)} cannot be made: ${shown(folder)} is a file`);
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    fail(
      `the run directory ${shown(path)} cannot be made: ${shown(folder)} is not writable`,
      cause,
    );
  }
}

/** A path as short as it can be said. */
export function shown(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') || fromHere === '' ? path : fromHere;
}

function fail(message: string, cause?: unknown): never {
  throw new TrainerError('unusable-directory', message, { cause });
}
