/** @file `latentgraph train` on images, from the settings to the run directory and what is printed. */
import { useBackend } from '@latentgraph/backends';
import { type ImageSet, loadImages } from '@latentgraph/datasets';
import { describeBackend } from '../describe-backend.js';
import { exitCodes } from '../exit-codes.js';
import { type Interruption, listenForInterruption } from '../interruption.js';
import { type Progress, progressFor } from '../progress.js';
import { RunDirectory, shown } from '../run-directory.js';
import { json } from '../run-files.js';
import type { Summary } from '../summary.js';
import type { TrainOutput } from '../train-command.js';
import { TrainerError } from '../trainer-error.js';
import {
  combinedImageMetrics,
  type ImageMetrics,
  type ImageRunMetrics,
  type ImageRunsContext,
  singleImageMetrics,
} from './image-metrics.js';
import { runOnImages } from './image-run.js';
import { imageRunConfig, imagesDigest, writeImageRun } from './image-run-files.js';
import type { ImageSettings } from './image-settings.js';

/**
 * Trains, writes the run directory and prints the result.
 * @returns the exit code
 */
export async function trainImagesCommand(
  settings: ImageSettings,
  output: TrainOutput,
): Promise<number> {
  const name = `${settings.dataset}-${settings.model}`;
  const directory = new RunDirectory({ out: output.out, name });
  const progress = progressFor(output);
  const interruption = listenForInterruption(() => {
    progress.end();
    progress.note('Stopping after this epoch; Ctrl-C again leaves at once.');
  });
  try {
    const { dataset, dataRoot } = settings;
    const [images, backend] = await Promise.all([
      loadImages(dataset, dataRoot === undefined ? {} : { dataRoot }),
      useBackend(settings.backend, settings),
    ]);
    progress.note(describeImages(images));
    progress.note(describeModel(settings, images));
    progress.note(describeBackend(backend));
    const context = { settings, images, backend, imagesDigest: imagesDigest(images) };
    const metrics = await trainSeeds(context, { directory, progress, interruption });
    if (output.json) {
      process.stdout.write(json(metrics));
      progress.note(`Run directory: ${shown(metrics.directory)}`);
    } else {
      process.stdout.write(
        `${describeQuality(metrics)}\n\nRun directory: ${shown(metrics.directory)}\n`,
      );
    }
    return metrics.interrupted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    progress.end();
    interruption.dispose();
  }
}

interface Surroundings {
  readonly directory: RunDirectory;
  readonly progress: Progress;
  readonly interruption: Interruption;
}

/** Runs each seed in turn, and writes its files as soon as it is done. */
async function trainSeeds(
  context: ImageRunsContext,
  { directory, progress, interruption }: Surroundings,
): Promise<ImageMetrics> {
  const { settings, images, backend } = context;
  const { signal } = interruption;
  const isVariational = settings.model === 'vae';
  const runs: ImageRunMetrics[] = [];
  for (let index = 0; index < (settings.runs ?? 1) && !signal.aborted; index++) {
    const title = settings.runs === undefined ? 'Training' : `Run ${index + 1}/${settings.runs}`;
    progress.begin(title, settings.epochs, isVariational ? 'negative ELBO' : 'MSE');
    const run = await runOnImages(settings, images, {
      seed: settings.config.seed + index,
      onEpoch: (epoch) =>
        progress.epoch(epoch, epoch.validation?.[isVariational ? 'negativeElbo' : 'mse']),
      signal,
    });
    progress.end();
    if (run === undefined) break;
    const folder = settings.runs === undefined ? '' : `run-${index}`;
    runs.push(await writeImageRun(directory, folder, run, context));
  }
  const [first, ...others] = runs;
  if (!first) {
    throw new TrainerError('interrupted', 'interrupted before the first epoch; nothing is written');
  }
  if (settings.runs === undefined) return singleImageMetrics(context, first, directory.claim());
  const metrics = combinedImageMetrics(context, [first, ...others], directory.claim());
  await directory.write('config.json', json(imageRunConfig(settings, backend.name)));
  await directory.write('metrics.json', json(metrics));
  return metrics;
}

function describeImages({ name, count, height, width, classCount }: ImageSet): string {
  return `Images ${name}: ${whole(count)} of ${height} × ${width} pixels, ${classCount} classes`;
}

function describeModel(
  { model, layers, config }: ImageSettings,
  { height, width }: ImageSet,
): string {
  const { hidden, latent } = config;
  const widths = [height * width, ...hidden, latent, ...hidden.toReversed(), height * width];
  return `Model ${model.toUpperCase()}, ${layers}: ${widths.map(whole).join(' → ')}; ${config.reconstruction} reconstruction`;
}

function describeQuality({ test, summary, runs, interrupted, split }: ImageMetrics): string {
  const stopped = interrupted ? 'Interrupted: this is what was learned so far.\n' : '';
  if (runs && summary?.mse) {
    const elbo = summary.negativeElbo
      ? `, negative ELBO ${spread(summary.negativeElbo, 2)} nats`
      : '';
    return `${stopped}Test MSE ${spread(summary.mse, 5)} per pixel${elbo} (mean ± standard deviation of ${runs.length} runs)`;
  }
  if (!test) return `${stopped}No test: no images are held out for it.`;
  const { mse, negativeElbo, reconstruction, kl } = test;
  const elbo =
    negativeElbo === undefined
      ? ''
      : `, negative ELBO ${negativeElbo.toFixed(2)} (reconstruction ${reconstruction?.toFixed(2)}, KL ${kl?.toFixed(2)}) nats per image`;
  return `${stopped}Test MSE ${mse.toFixed(5)} per pixel${elbo}, on ${whole(split.test)} held-out images`;
}

function spread({ mean, std }: Summary, digits: number): string {
  return std === null ? mean.toFixed(digits) : `${mean.toFixed(digits)} ± ${std.toFixed(digits)}`;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}
