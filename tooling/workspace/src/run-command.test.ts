import { expect, it } from 'vitest';
import { CommandError, runCommand } from './run-command.mjs';

const cwd = import.meta.dirname;

it('ends quietly with a command that succeeds', async () => {
  await expect(runCommand(process.execPath, ['--version'], { cwd })).resolves.toBeUndefined();
});

it('keeps everything a failing command printed', async () => {
  const script = 'console.log("out");console.error("err");process.exit(3)';
  const failure = runCommand(process.execPath, ['-e', script], { cwd });
  const error = await failure.catch((reason: unknown) => reason);
  if (!(error instanceof CommandError)) throw new Error(`expected a CommandError, got ${error}`);
  expect(error.message).toMatch(/failed \(exit code 3\)$/);
  expect(error.output.split('\n').sort()).toEqual(['', 'err', 'out']);
});

it('tells by which signal a command was ended', async () => {
  const failure = runCommand(process.execPath, ['-e', 'process.kill(process.pid)'], { cwd });
  await expect(failure).rejects.toThrow('(SIGTERM)');
});

it('fails with a command that is not there', async () => {
  await expect(runCommand('no-such-command', [], { cwd })).rejects.toThrow('ENOENT');
});
