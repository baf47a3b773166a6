import { expect, it } from 'vitest';
import { ChildError, lastJsonLine, runChild } from './child-process.mjs';

const runNode = (script: string) => runChild(process.execPath, ['--eval', script]);

it('gives what a program printed, and how long it took from start to end', async () => {
  const { stdout, milliseconds } = await runNode(
    'console.error("aside"); console.log("{}"); setTimeout(() => console.log(\'{"a":1}\'), 60)',
  );
  expect(lastJsonLine(stdout)).toEqual({ a: 1 });
  expect(milliseconds).toBeGreaterThanOrEqual(60);
});

it('names the error of a program that failed', async () => {
  const failure = runNode('throw new TypeError("no such dataset: coauthor_cs")');
  const error = await failure.catch((reason: unknown) => reason);
  if (!(error instanceof ChildError)) throw new Error(`expected a ChildError, got ${error}`);
  expect(error.reason).toBe('TypeError: no such dataset: coauthor_cs');
  expect(error.message).toContain('failed (exit code 1)');
});

it('gives the last line where no error is named, or how it ended', async () => {
  const reasonOf = async (script: string): Promise<string> => {
    const error = await runNode(script).catch((reason: unknown) => reason);
    return error instanceof ChildError ? error.reason : '';
  };
  expect(await reasonOf('console.log("first\\nlast"); process.exit(2)')).toBe('last');
  expect(await reasonOf('process.exit(2)')).toBe('exit code 2');
});

it('fails with a program that is not there', async () => {
  await expect(runChild('no-such-program', [])).rejects.toThrow('ENOENT');
});
