import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { allowReaderToLeave } from './closed-output.js';
import { emptyFolder, runTrainer, trainerProgram } from './testing/run-trainer.js';

test('a reader that leaves changes neither the result nor the exit code', async () => {
  const args = ['train', '--dataset', 'karate', '--epochs', '1', '--json'];
  const { code, stderr } = await runTrainer(args, emptyFolder(), (_, child) => {
    child.stdout.destroy();
  });
  expect(code).toBe(0);
  expect(stderr).toContain('Run directory:');
  expect(stderr).not.toContain('Error');
});

test('another error of the stream is reported', () => {
  const output = new Writable();
  const failures: Error[] = [];
  allowReaderToLeave(output, (error) => failures.push(error));
  const error = new Error('no space');
  output.emit('error', error);
  expect(failures).toEqual([error]);
});

// A file that is always full, where the system has one.
test.runIf(existsSync('/dev/full'))('output that cannot be written ends in one line', () => {
  const full = openSync('/dev/full', 'w');
  const args = ['train', '--dataset', 'karate', '--epochs', '1', '--json', '--quiet'];
  const { status, stderr } = spawnSync(process.execPath, [trainerProgram, ...args], {
    cwd: emptyFolder(),
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^latentgraph: [^\n]*ENOSPC[^\n]*\n$/);
});
