/**
 * @file A lock between processes: a folder (making one is atomic everywhere) with the owner's process
 * id in it. The lock of a process that has died is taken over.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMilliseconds = 100;
/** A lock without an owner's name is one about to be written, unless it stays like that. */
const namelessMilliseconds = 5000;

/**
 * Waits for the lock, then holds it while `run` runs.
 * @template T
 * @param {string} folder Where the lock is; its parent is made if needed.
 * @param {() => Promise<T>} run
 * @param {() => void} [onWait] Called once if another process holds the lock.
 * @returns {Promise<T>}
 */
export async function withLock(folder, run, onWait = () => {}) {
  mkdirSync(dirname(folder), { recursive: true });
  for (let waits = 0; !tryLock(folder); waits++) {
    if (waits === 0) onWait();
    removeIfAbandoned(folder);
    await sleep(pollMilliseconds);
  }
  // Also when the process ends by `process.exit`, as it does on a signal.
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await run();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @type {(folder: string) => boolean} */
function tryLock(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'owner'), String(process.pid));
  return true;
}

/** @type {(folder: string) => void} */
function removeIfAbandoned(folder) {
  const owner = abandonedOwner(folder);
  if (owner === undefined) return;
  // Renaming is atomic: of several waiting processes one gets the folder. Should that one have taken
  // a lock just renewed by another, it gives it back.
  const aside = `${folder}.${process.pid}`;
  try {
    renameSync(folder, aside);
    if (ownerOf(aside) === owner) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, folder);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
  }
}

/**
 * The owner written in a lock whose owner has died; '' for a lock that never got an owner.
 * @type {(folder: string) => string | undefined}
 */
function abandonedOwner(folder) {
  const owner = ownerOf(folder);
  if (owner !== '') return isAlive(Number(owner)) ? undefined : owner;
  try {
    return Date.now() - statSync(folder).mtimeMs > namelessMilliseconds ? '' : undefined;
  } catch {
    return undefined;
  }
}

/** @type {(folder: string) => string} */
function ownerOf(folder) {
  try {
    return readFileSync(join(folder, 'owner'), 'utf8');
  } catch {
    return '';
  }
}

/** @type {(processId: number) => boolean} */
function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Not permitted to signal it: it is there, and someone else's.
    return codeOf(error) === 'EPERM';
  }
}

/** @type {(error: unknown) => string} */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
