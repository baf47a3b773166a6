/** @file The dense VAE on digits, beside PyTorch's and the same by TensorFlow.js's own ops. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, fasterThan } from '../bar.mjs';
import { runChild, runScript } from '../child-process.mjs';
import { compare } from '../compare.mjs';
import { workspace } from '../folders.mjs';
import { inTurn } from '../in-turn.mjs';
import { THREADS } from '../suite.mjs';

/** @typedef {import('../compare.mjs').Sample} Sample */

export const imagesId = 'vae-mnist';

const title = 'VAE 784-400-20, 8,000 digits in batches of 128';
const EPOCHS = 15;
/** Some ten seconds each. */
const PLAIN_EPOCHS = 2;
const peerName = 'PyTorch';
const plainName = 'plain tfjs ops on wasm';
const MOST_TIMES_PEER = 6;
const TIMES_FASTER_THAN_PLAIN = 5;

/**
 * @param {import('../suite.mjs').Setting} setting
 * @returns {Promise<import('../results/result.mjs').Result>}
 */
export async function measureImages({ machine, peer, rounds = 3 }) {
  const folder = mkdtempSync(join(tmpdir(), 'latentgraph-bench-'));
  try {
    const pixels = join(folder, 'pixels.f32');
    const exporter = join(workspace, 'tooling', 'parity', 'src', 'export-images.mjs');
    await runChild(process.execPath, [exporter, pixels]);
    const contestants = [
      { name: 'LatentGraph', run: () => runHere('latentgraph', pixels, EPOCHS) },
      { name: plainName, run: () => runHere('plain', pixels, PLAIN_EPOCHS) },
    ];
    const { trainImages } = peer;
    if (trainImages) contestants.push({ name: peerName, run: () => trainImages(pixels, EPOCHS) });
    const samples = await inTurn(
      contestants.map(
        ({ name, run }) =>
          () =>
            machine.measure(`${title}, ${name}`, run),
      ),
      rounds,
    );
    const [own = { name: '', samples: [] }, ...others] = contestants.map(({ name }, k) => ({
      name,
      samples: samples[k] ?? [],
    }));
    const compared = compare(own, others);
    const bars = compared.peers.map((seen) =>
      seen.name === plainName
        ? fasterThan(seen, TIMES_FASTER_THAN_PLAIN)
        : atMost(`time beside ${seen.name}`, MOST_TIMES_PEER, 1 / seen.timesFaster.median, '×'),
    );
    return { suite: 'epochs', id: imagesId, title, threads: THREADS, ...compared, bars };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const scripts = {
  latentgraph: new URL('./train-images.mjs', import.meta.url),
  plain: new URL('./plain-image-training.mjs', import.meta.url),
};

/** @type {(by: keyof typeof scripts, pixels: string, epochs: number) => Promise<Sample>} */
async function runHere(by, pixels, epochs) {
  const settings = { pixels, epochs, threads: THREADS, backend: 'wasm' };
  const { medianMsPerEpoch, megabytes } = await runScript(scripts[by], settings);
  return { milliseconds: medianMsPerEpoch, megabytes };
}
