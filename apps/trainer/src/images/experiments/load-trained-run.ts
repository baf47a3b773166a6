/** @file Loads a run directory of a training on images again. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type ImageSet, loadImages, selectImages } from '@latentgraph/datasets';
import { LatentGraphError } from '@latentgraph/graph';
import { type Autoencoder, loadAutoencoder } from '@latentgraph/models';
import * as v from 'valibot';
import { checkOptions } from '../../check-options.js';
import { textDigest } from '../../digest.js';
import { TrainerError } from '../../trainer-error.js';
import { imagesDigest } from '../image-run-files.js';
import { configFor, type ImageSettings, imageSettings } from '../image-settings.js';
import type { TrainedRun } from './experiment.js';
import { readJson, readRunFile } from './run-file.js';

const places = v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
const splitSchema = v.object({ train: places, validation: places, test: places });
const metricsSchema = v.object({ digests: v.object({ dataset: v.string(), split: v.string() }) });

/** The options of a run directory, before anything that takes long is loaded. */
export function settingsOfRun(folder: string): ImageSettings {
  if (existsSync(join(folder, 'run-0'))) {
    throw usage(`${folder} holds several runs; name one of them, such as ${join(folder, 'run-0')}`);
  }
  const options = readJson(folder, 'config.json', v.record(v.string(), v.unknown()));
  checkOptions(options, (name) => `${join(folder, 'config.json')}: "${name}"`);
  const { dataset } = options;
  if (dataset === undefined || options.model === 'vgae' || options.model === 'gae') {
    throw usage(`${folder} is a run on a graph; experiments are for runs on images`);
  }
  const settings = imageSettings(dataset, options);
  for (const part of ['validation', 'test'] as const) {
    if (settings[`${part}Fraction`] > 0) continue;
    const [use, option] =
      part === 'test' ? ['measure', 'test-fraction'] : ['choose', 'val-fraction'];
    throw usage(
      `${folder} has no ${part} images, by which experiments ${use}; train with --${option} above 0`,
    );
  }
  return settings;
}

/**
 * The model, its images and their split.
 * @throws TrainerError `usage` for a file that is missing, broken or of another run, or images that are not
 *   those it was trained on
 */
export async function loadTrainedRun(folder: string, settings: ImageSettings): Promise<TrainedRun> {
  const { dataset, dataRoot } = settings;
  const split = readJson(folder, 'split.json', splitSchema);
  const { digests } = readJson(folder, 'metrics.json', metricsSchema);
  const splitText = new TextDecoder().decode(readRunFile(folder, 'split.json'));
  if (textDigest(splitText) !== digests.split) {
    throw usage(
      `${join(folder, 'split.json')} is not the split of which metrics.json has the digest; put back the file that was written beside it, or train again`,
    );
  }
  const images = await loadImages(dataset, dataRoot === undefined ? {} : { dataRoot });
  if (imagesDigest(images) !== digests.dataset) {
    throw usage(
      `${folder} was trained on other images than ${dataset} holds now; train again, or name the data it had by --data-root in config.json`,
    );
  }
  return {
    settings,
    model: loadModel(folder, settings, images),
    images,
    split: {
      train: selectImages(images, split.train),
      validation: selectImages(images, split.validation),
      test: selectImages(images, split.test),
    },
  };
}

/** The model of the file, which must be the one that the settings describe. */
function loadModel(folder: string, settings: ImageSettings, images: ImageSet): Autoencoder {
  const path = join(folder, 'model.safetensors');
  const { model, config } = namingFile(path, () =>
    loadAutoencoder(readRunFile(folder, 'model.safetensors')),
  );
  if (isDeepStrictEqual(config, configFor(settings, images))) return model;
  model.dispose();
  throw usage(
    `${path} holds another model than ${join(folder, 'config.json')} describes; put back the file that was written beside it, or train again`,
  );
}

/** Names a file in the errors of those who only see its bytes. */
function namingFile<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!LatentGraphError.isInstance(error) || error instanceof TrainerError) throw error;
    throw new TrainerError('usage', `${path}: ${error.message}`, { cause: error });
  }
}

function usage(message: string): TrainerError {
  return new TrainerError('usage', message);
}
