import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

const lockModule = new URL('./lock.mjs', import.meta.url).href;

describe('withLock', () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
    lock = join(folder, 'parent', 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('holds the lock while the work is done, and no longer', async () => {
    const result = await withLock(lock, async () => {
      expect(readFileSync(join(lock, 'owner'), 'utf8')).toBe(String(process.pid));
      return 'done';
    });
    expect(result).toBe('done');
    expect(existsSync(lock)).toBe(false);
  });

  it('gives the lock back when the work fails', async () => {
    const failure = withLock(lock, () => Promise.reject(new Error('broken')));
    await expect(failure).rejects.toThrow('broken');
    expect(existsSync(lock)).toBe(false);
  });

  it('keeps eight processes apart, the lock of a dead one among them', async () => {
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'owner'), String(spawnSync(process.execPath, ['-e', '']).pid));
    // Each reads a number, waits, and writes it back plus one: without a lock, numbers get lost.
    const script = `
      import { readFileSync, writeFileSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      import { withLock } from ${JSON.stringify(lockModule)};
      await withLock(${JSON.stringify(lock)}, async () => {
        const number = Number(readFileSync('number', 'utf8'));
        await sleep(20);
        writeFileSync('number', String(number + 1));
      });`;
    writeFileSync(join(folder, 'number'), '0');
    const codes = await Promise.all(
      Array.from({ length: 8 }, () => {
        const options = { cwd: folder, stdio: 'inherit' } as const;
        const child = spawn(process.execPath, ['--input-type=module', '-e', script], options);
        return new Promise((resolve) => child.on('close', resolve));
      }),
    );
    expect(codes).toEqual(Array(8).fill(0));
    expect(readFileSync(join(folder, 'number'), 'utf8')).toBe('8');
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over a lock that never got an owner, and tells that it waited', async () => {
    mkdirSync(lock, { recursive: true });
    utimesSync(lock, new Date(0), new Date(0));
    let waits = 0;
    await withLock(
      lock,
      async () => {},
      () => waits++,
    );
    expect(waits).toBe(1);
  });

  it('is free after a process that was told to exit', () => {
    const script = `
      import { withLock } from ${JSON.stringify(lockModule)};
      await withLock(${JSON.stringify(lock)}, async () => process.exit(7));`;
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    expect(status).toBe(7);
    expect(existsSync(lock)).toBe(false);
  });
});
