/** @file The suite of the demo: how soon its page can be used, and how long its own work holds up the drawing. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { atMost } from '../bar.mjs';
import { runChild, runScript } from '../child-process.mjs';
import { compare } from '../compare.mjs';
import { workspace } from '../folders.mjs';
import { inTurn } from '../in-turn.mjs';

/** @typedef {import('../results/result.mjs').Result} Result */
/** @typedef {import('../compare.mjs').Sample} Sample */

const ROUNDS = 5;
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * What `use-page.mjs` measures of one visit, in milliseconds.
 * @typedef {object} Visit
 * @property {number} interactive From the call of the page until a graph can be trained.
 * @property {number} ownWork The longest piece of the page's own work, by its User Timing marks.
 * @property {number} task The longest task of the page's thread, drawing included.
 */

/**
 * @typedef {object} Measurement
 * @property {string} id
 * @property {string} title
 * @property {keyof Visit} of
 * @property {{ graph: string, epochs: number }} visit
 * @property {number} [most] Milliseconds wanted at most.
 */

const karate = { graph: 'karate', epochs: 200 };
const wordnet = { graph: 'wordnet', epochs: 20 };

/** @type {readonly Measurement[]} */
const measurements = [
  {
    id: 'interactive',
    title: 'the page, until a graph can be trained',
    of: 'interactive',
    visit: karate,
    most: 2000,
  },
  ...[karate, wordnet].flatMap((visit) => [
    /** @type {const} */ ({
      id: `own-work-${visit.graph}`,
      title: `training ${visit.graph}: the longest of the page's own work`,
      of: 'ownWork',
      visit,
      most: 50,
    }),
    /** @type {const} */ ({
      id: `task-${visit.graph}`,
      title: `training ${visit.graph}: the longest task, drawing included`,
      of: 'task',
      visit,
    }),
  ]),
];

/** Nothing in a smoke run, which needs no browser. @type {import('../suite.mjs').RunSuite} */
export async function* demo({ rounds = ROUNDS, quick, machine, isWanted }) {
  const wanted = measurements.filter(({ id }) => isWanted(id));
  if (quick || wanted.length === 0) return;
  if (!existsSync(chromium)) {
    yield {
      suite: 'demo',
      id: 'chromium',
      message: `there is no Chromium at ${chromium}; install it, or give its path in CHROMIUM`,
    };
    return;
  }
  process.stderr.write('demo ...\n');
  const folder = join(workspace, 'apps', 'demo');
  await runChild(process.execPath, [join('scripts', 'make-data.mjs')], { cwd: folder });
  await runChild(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
    cwd: folder,
  });
  /** @type {(measurement: Measurement) => () => Promise<Sample>} */
  const measuring =
    ({ title, of, visit }) =>
    () =>
      machine.measure(
        title,
        async () => {
          const script = new URL('./use-page.mjs', import.meta.url);
          const measured = await runScript(script, { ...visit, folder, chromium });
          return { milliseconds: measured[of] };
        },
        { leavesDescendants: true },
      );
  const samples = await inTurn(wanted.map(measuring), rounds);
  for (const [k, measurement] of wanted.entries()) yield result(measurement, samples[k] ?? []);
}

/** @type {(measurement: Measurement, samples: Sample[]) => Result} */
function result({ id, title, most }, samples) {
  const compared = compare({ name: 'LatentGraph', samples }, []);
  const { median } = compared.ours.milliseconds;
  const bars = most === undefined ? [] : [atMost(title, most, median, 'ms')];
  return {
    suite: 'demo',
    id,
    title,
    threads: Math.min(8, availableParallelism()),
    ...compared,
    bars,
  };
}
