import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { allowReaderToLeave } from './closed-output.js';
import { emptyFolder, runTrainer } from './testing/run-trainer.js';

test('a reader that leaves changes neither the result nor the exit code', async () => {
  const args = ['train', '--dataset', 'karate', '--epochs', '1', '--json'];
  const { code, stderr } = await runTrainer(args, emptyFolder(), (_, child) => {
    child.stdout.destroy();
  });
  expect(code).toBe(0);
  expect(stderr).toContain('Run directory:');
  expect(stderr).not.toContain('Error');
});

test('another error of the stream is not hidden', () => {
  const output = new Writable();
  allowReaderToLeave(output);
  expect(() => output.emit('error', new Error('no space'))).toThrow('no space');
});
