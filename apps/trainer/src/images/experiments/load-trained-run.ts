/** @file Loads a run directory of a training on images again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadImages, selectImages } from '@latentgraph/datasets';
import { loadAutoencoder } from '@latentgraph/models';
import * as v from 'valibot';
import { checkOptions } from '../../check-options.js';
import { TrainerError } from '../../trainer-error.js';
import { imagesDigest } from '../image-run-files.js';
import { type ImageSettings, imageSettings } from '../image-settings.js';
import type { TrainedRun } from './experiment.js';

const places = v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
const splitSchema = v.object({ train: places, validation: places, test: places });
const metricsSchema = v.object({ digests: v.object({ dataset: v.string() }) });

/** The options of a run directory, before anything that takes long is loaded. */
export function settingsOfRun(folder: string): ImageSettings {
  if (existsSync(join(folder, 'run-0'))) {
    throw usage(`${folder} holds several runs; name one of them, such as ${join(folder, 'run-0')}`);
  }
  const options = parse(folder, 'config.json', v.record(v.string(), v.unknown()));
  checkOptions(options, (name) => `${join(folder, 'config.json')}: "${name}"`);
  const { dataset } = options;
  if (dataset === undefined || options.model === 'vgae' || options.model === 'gae') {
    throw usage(`${folder} is a run on a graph; experiments are for runs on images`);
  }
  const settings = imageSettings(dataset, options);
  if (settings.testFraction === 0) {
    throw usage(
      `${folder} has no test images, by which experiments measure; train with --test-fraction above 0`,
    );
  }
  return settings;
}

/**
 * The model, its images and their split.
 * @throws TrainerError `usage` for a file that is missing or no such file, or images that are not those it
 *   was trained on
 */
export async function loadTrainedRun(folder: string, settings: ImageSettings): Promise<TrainedRun> {
  const { dataset, dataRoot } = settings;
  const split = parse(folder, 'split.json', splitSchema);
  const { digests } = parse(folder, 'metrics.json', metricsSchema);
  const images = await loadImages(dataset, dataRoot === undefined ? {} : { dataRoot });
  if (imagesDigest(images) !== digests.dataset) {
    throw usage(
      `${folder} was trained on other images than ${dataset} holds now; train again, or name the data it had by --data-root in config.json`,
    );
  }
  const { model } = loadAutoencoder(read(folder, 'model.safetensors'));
  return {
    settings,
    model,
    images,
    split: {
      train: selectImages(images, split.train),
      validation: selectImages(images, split.validation),
      test: selectImages(images, split.test),
    },
  };
}

function parse<Schema extends v.GenericSchema>(
  folder: string,
  file: string,
  schema: Schema,
): v.InferOutput<Schema> {
  const text = new TextDecoder().decode(read(folder, file));
  const result = v.safeParse(schema, jsonOf(text));
  if (result.success) return result.output;
  throw usage(
    `${join(folder, file)} is not what latentgraph train writes: ${result.issues[0].message}`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function read(folder: string, file: string): Uint8Array {
  const path = join(folder, file);
  if (!existsSync(path)) {
    throw usage(`${path} is missing; name a run directory of latentgraph train on images`);
  }
  return readFileSync(path);
}

function usage(message: string): TrainerError {
  return new TrainerError('usage', message);
}
