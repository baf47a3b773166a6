import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { RunDirectory } from './run-directory.js';
import { emptyFolder } from './testing/run-trainer.js';

afterEach(() => {
  vi.restoreAllMocks();
});

test('without --out: runs/<name>, then -2 and -3, and nothing is overwritten', async () => {
  const folder = emptyFolder();
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  const write = async (content: string): Promise<void> => {
    const directory = new RunDirectory({ name: 'karate-vgae' });
    await directory.write('a.txt', content);
  };
  await write('first');
  await write('second');
  await write('third');
  expect(readdirSync(join(folder, 'runs'))).toEqual([
    'karate-vgae',
    'karate-vgae-2',
    'karate-vgae-3',
  ]);
  expect(readFileSync(join(folder, 'runs/karate-vgae/a.txt'), 'utf8')).toBe('first');
});

test('two runs that end together get a folder each', async () => {
  vi.spyOn(process, 'cwd').mockReturnValue(emptyFolder());
  const directories = [1, 2].map(() => new RunDirectory({ name: 'x' }));
  const paths = directories.map((directory) => directory.claim());
  expect(new Set(paths).size).toBe(2);
});

test('nothing exists before the first file is written', async () => {
  const out = join(emptyFolder(), 'deep/er');
  const directory = new RunDirectory({ out, name: '' });
  expect(existsSync(join(out, '..'))).toBe(false);
  await directory.write('run-0/a.txt', 'x');
  expect(readdirSync(join(out, 'run-0'))).toEqual(['a.txt']);
});

test('--out may be an empty folder, and nothing else that exists', () => {
  const folder = emptyFolder();
  expect(() => new RunDirectory({ out: folder, name: '' })).not.toThrow();
  writeFileSync(join(folder, 'a.txt'), '');
  expect(() => new RunDirectory({ out: folder, name: '' })).toThrow(/holds files already/);
  const file = join(folder, 'a.txt');
  expect(() => new RunDirectory({ out: file, name: '' })).toThrow(/is a file; name a folder/);
  const below = join(file, 'b');
  expect(() => new RunDirectory({ out: below, name: '' })).toThrow(/cannot be made: .* is a file/);
});

test('--out that fills up during training is not overwritten', async () => {
  const out = emptyFolder();
  const directory = new RunDirectory({ out, name: '' });
  writeFileSync(join(out, 'a.txt'), 'someone else');
  await expect(directory.write('a.txt', 'x')).rejects.toThrow(/holds files already/);
});

test.runIf(existsSync('/proc/self'))('a folder that no one can make is an error', () => {
  const make = (): string => new RunDirectory({ out: '/proc/none/deeper', name: '' }).claim();
  expect(make).toThrow(/\/proc/);
});

test('names of graphs become names of folders', () => {
  const folder = emptyFolder();
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  mkdirSync(join(folder, 'runs'));
  const directory = new RunDirectory({ name: '../évil name:x-gae' });
  expect(directory.claim()).toBe(join(folder, 'runs', '..-évil-name-x-gae'));
});
