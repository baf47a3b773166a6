/** @file The options of `npm run bench`. */
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { cache, committedResults } from './folders.mjs';
import { suites } from './results/result.mjs';

/** @typedef {import('./results/result.mjs').Suite} Suite */

/**
 * @typedef {object} BenchOptions
 * @property {Selection} selection
 * @property {boolean} quick
 * @property {boolean} force
 * @property {boolean} report Whether to write the report alone, and measure nothing.
 * @property {number | undefined} rounds
 * @property {string} out
 */

/**
 * @param {readonly string[]} argv Node and script first.
 * @returns {BenchOptions}
 */
export function parseCommandLine(argv) {
  const program = new Command('npm run bench --')
    .description(
      'Measures kernels, whole epochs beside PyTorch Geometric, start-up, scaling and the demo.',
    )
    .option(
      '--only <names>',
      `some of ${suites.join(', ')}, or of their measurements: epochs/vgae-exact`,
      parseSelection,
    )
    .option('--quick', 'a smoke run of a few seconds, without a peer', false)
    .option('--rounds <number>', "in place of each measurement's own number", parseRounds)
    .option('--force', 'measure on a busy machine too; the report will say so', false)
    .option('--report', 'make the report from results.json, and measure nothing', false)
    .option('--out <folder>', 'where results are (default: docs/benchmarks, with --quick .cache)')
    .allowExcessArguments(false)
    .parse(argv);
  /** @type {{ only?: Selection, quick: boolean, rounds?: number, force: boolean, report: boolean, out?: string }} */
  const { only = new Selection([]), quick, rounds, force, report, out } = program.opts();
  const usual = quick ? join(cache, 'quick') : committedResults;
  const folder = out === undefined ? usual : resolve(out);
  return { selection: only, quick, force, report, rounds, out: folder };
}

/** Which measurements were asked for. */
class Selection {
  #parts;

  /** @param {ReadonlyArray<{ suite: string, prefix: string }>} parts Everything, if there are none. */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {Suite} suite Whether any of its measurements was asked for. */
  includesSuite(suite) {
    return this.#parts.length === 0 || this.#parts.some((part) => part.suite === suite);
  }

  /** @param {Suite} suite @param {string} id */
  includes(suite, id) {
    if (this.#parts.length === 0) return true;
    return this.#parts.some((part) => part.suite === suite && id.startsWith(part.prefix));
  }
}

/** @param {string} text Such as `kernels,epochs/vgae-exact`. */
export function parseSelection(text) {
  const parts = text.split(',').map((name) => {
    const [suite = '', ...prefix] = name.split('/');
    if (!suites.some((known) => known === suite)) {
      throw new InvalidArgumentError(`there is no suite '${suite}', but ${suites.join(', ')}.`);
    }
    return { suite, prefix: prefix.join('/') };
  });
  return new Selection(parts);
}

/** @param {string} text */
function parseRounds(text) {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new InvalidArgumentError('it must be a whole number from 1.');
  }
  return rounds;
}
