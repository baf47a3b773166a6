import { expect, test, vi } from 'vitest';
import { parseCommandLine } from './command-line.js';
import { trainOptionNames } from './train-options.js';

test('reads every kind of value', () => {
  const args = [
    ...['train', '--edges', 'e.csv', '--directed', '--model', 'gae', '--hidden', '64,32'],
    ...['--latent', '8', '--learning-rate', '1e-3', '--test-fraction=0.2', '--threads', 'auto'],
    ...['--config', 'c.json'],
  ];
  expect(parseCommandLine(args)).toEqual({
    command: 'train',
    config: 'c.json',
    given: {
      edges: 'e.csv',
      directed: true,
      model: 'gae',
      hidden: [64, 32],
      latent: 8,
      'learning-rate': 1e-3,
      'test-fraction': 0.2,
      threads: 'auto',
    },
  });
});

test('has no options but those given', () => {
  expect(parseCommandLine(['train'])).toEqual({ command: 'train', given: {} });
  expect(parseCommandLine(['images', 'runs/a', 'saving'])).toEqual({
    command: 'images',
    run: 'runs/a',
    experiments: ['saving'],
    quiet: false,
  });
  expect(parseCommandLine(['doctor'])).toEqual({ command: 'doctor', json: false });
  expect(parseCommandLine(['doctor', '--json', '--data-root', 'd'])).toEqual({
    command: 'doctor',
    json: true,
    dataRoot: 'd',
  });
});

test.each([
  [['train', '--latent', '0'], '--latent must be a whole number from 1 to 65536, got 0'],
  [['train', '--latent', '1.5'], '--latent must be a whole number from 1 to 65536, got 1.5'],
  [['train', '--epochs', 'many'], '--epochs must be a whole number of at least 1, got "many"'],
  [['train', '--epochs', ''], '--epochs must be a whole number of at least 1, got ""'],
  [['train', '--seed', '-1'], '--seed must be a whole number of at least 0, got -1'],
  [['train', '--learning-rate', '0'], '--learning-rate must be a number above 0, got 0'],
  [['train', '--learning-rate', 'Infinity'], /--learning-rate must be a number above 0/],
  [['train', '--beta', '-1'], '--beta must be a number of at least 0, got -1'],
  [['train', '--val-fraction', '1.5'], /--val-fraction must be a fraction .* less than 1, got 1.5/],
  [['train', '--test-fraction', '1'], /--test-fraction must be a fraction .* less than 1, got 1/],
  [['train', '--hidden', '64,0'], /--hidden must be whole numbers .* got \[64,0\]/],
  [['train', '--hidden', '64,'], /--hidden must be whole numbers .* got \[64,""\]/],
  [['train', '--threads', '0'], '--threads must be a whole number from 1 to 64, or auto, got 0'],
  [['train', '--model', 'vgea'], 'one of vgae, gae, vae, ae, got "vgea"; did you mean "vgae"?'],
  [['train', '--decoder', 'bilnear'], 'did you mean "bilinear"?'],
  [['train', '--dataset'], "option '--dataset <name>' argument missing"],
  [['train', '--epoch', '3'], "unknown option '--epoch' (Did you mean --epochs?)"],
  [['train', '--resume'], "unknown option '--resume'"],
  [['train', 'karate'], /too many arguments .* but got 1; see latentgraph train --help/],
  [['doctor', '--quick'], "unknown option '--quick'; see latentgraph doctor --help"],
  [['tran'], "unknown command 'tran' (Did you mean train?)"],
  [[], 'say what to do: latentgraph train --help tells how'],
])('%j is wrong usage', (args, message) => {
  const parse = (): unknown => parseCommandLine(args);
  expect(parse).toThrow(message);
  expect(parse).toThrow(expect.objectContaining({ code: 'usage' }));
});

test('the help text names every option', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(parseCommandLine(['train', '--help'])).toBeUndefined();
    const text = write.mock.calls.map(([part]) => String(part)).join('');
    for (const name of [...trainOptionNames, 'config', 'help']) expect(text).toContain(`--${name}`);
  } finally {
    write.mockRestore();
  }
});
