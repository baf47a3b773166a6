/** @file A process that trains a VAE on digits for some epochs and prints what it took. */
import { useBackend } from '@latentgraph/backends';
import { vae } from '@latentgraph/models';
import { train } from '@latentgraph/training';
import { summarize } from '../statistics.mjs';
import { PIXELS, readDigits } from './digits.mjs';

const kilobyte = 1024;

const { pixels, epochs, threads, backend } = JSON.parse(process.argv[2] ?? '');
await useBackend(backend, { threads });
const model = vae({ inputs: PIXELS, hidden: [400], latent: 20 });
/** @type {number[]} */
const times = [];
const options = { epochs, batchSize: 128, learningRate: 0.001 };
for await (const { milliseconds } of train(model, readDigits(pixels), options)) {
  times.push(milliseconds);
}
process.stdout.write(
  `${JSON.stringify({
    medianMsPerEpoch: summarize(times).median,
    megabytes: (process.resourceUsage().maxRSS * kilobyte) / 1e6,
  })}\n`,
);
// Threads that wait for work would keep the process.
process.exit(0);
