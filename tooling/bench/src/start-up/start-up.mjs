/** @file The suite of start-up times: what is there before the first epoch. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost } from '../bar.mjs';
import { runChild, runScript } from '../child-process.mjs';
import { compare } from '../compare.mjs';
import { workspace } from '../folders.mjs';
import { inTurn } from '../in-turn.mjs';

/** @typedef {import('../results/result.mjs').Result} Result */
/** @typedef {import('../compare.mjs').Sample} Sample */
/** @typedef {import('../suite.mjs').Setting} Setting */

const ROUNDS = 25;

/**
 * @typedef {object} StartUp
 * @property {string} id
 * @property {string} title
 * @property {() => Promise<Sample>} run
 * @property {{ what: string, milliseconds: number }} [most] Wanted at most.
 */

/** @type {import('../suite.mjs').RunSuite} */
export async function* startUp({ rounds = ROUNDS, machine, isWanted }) {
  const folder = mkdtempSync(join(tmpdir(), 'latentgraph-bench-'));
  try {
    const wanted = startUps(folder).filter(({ id }) => isWanted(id));
    if (wanted.length > 0) process.stderr.write('start-up ...\n');
    const samples = await inTurn(
      wanted.map(
        ({ title, run }) =>
          () =>
            machine.measure(title, run),
      ),
      rounds,
    );
    for (const [k, start] of wanted.entries()) yield result(start, samples[k] ?? []);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @type {(start: StartUp, samples: Sample[]) => Result} */
function result({ id, title, most }, samples) {
  const compared = compare({ name: 'LatentGraph', samples }, []);
  const { median } = compared.ours.milliseconds;
  const bars = most === undefined ? [] : [atMost(most.what, most.milliseconds, median, 'ms')];
  return { suite: 'start-up', id, title, threads: 1, ...compared, bars };
}

/** @type {(folder: string) => StartUp[]} */
function startUps(folder) {
  const core = '@tensorflow/tfjs-core';
  let runs = 0;
  return [
    { id: 'node', title: 'Node with an empty script', run: () => runNode(['--eval', '']) },
    { id: 'import-core', title: `importing ${core}`, run: () => importTime([core]) },
    {
      id: 'import-kernels',
      title: `importing @latentgraph/kernels after ${core}`,
      run: () => importTime([core, '@latentgraph/kernels']),
      most: { what: 'time', milliseconds: 30 },
    },
    {
      id: 'import-register',
      title: `importing @latentgraph/kernels/register after ${core}`,
      run: () => importTime([core, '@latentgraph/kernels/register']),
    },
    {
      id: 'train-karate',
      title: '`latentgraph train --dataset karate --epochs 1`, the whole process',
      run: () => trainKarate(join(folder, `run-${runs++}`)),
      most: { what: 'time', milliseconds: 1200 },
    },
  ];
}

/** @type {(args: string[]) => Promise<Sample>} */
async function runNode(args) {
  const { milliseconds } = await runChild(process.execPath, args);
  return { milliseconds };
}

/** The time of the last of some imports. @type {(specifiers: string[]) => Promise<Sample>} */
async function importTime(specifiers) {
  return runScript(new URL('./import-time.mjs', import.meta.url), specifiers);
}

/** @type {(out: string) => Promise<Sample>} */
function trainKarate(out) {
  const main = join(workspace, 'apps', 'trainer', 'dist', 'main.js');
  return runNode([main, 'train', '--dataset', 'karate', '--epochs', '1', '--out', out]);
}
