import type { ImageSet } from '@latentgraph/datasets';
import { Random } from '@latentgraph/graph';
import { randomNormal } from '@latentgraph/kernels';
import type { Autoencoder } from '@latentgraph/models';
import { decodeVectors } from '@latentgraph/training';
import type { Experiment, ImageClassifier, TrainedRun } from './experiment.js';
import { imageGrid } from './image-grid.js';
import { firstImages } from './image-selections.js';
import { encodeImages } from './latent-vectors.js';
import { nearestVectors } from './nearest-vectors.js';
import { mean, mostProbable, rowDistances } from './row-figures.js';

const measured = 200;
const shown = 12;

/** Shifts of every latent number, in standard deviations of the embedding. */
const shifts = [0.25, 0.5, 1, 2] as const;

/**
 * The tutorial's experiment: noise on the pixels against a constant added to every number of the
 * embedding, compared at the same distance from the original.
 */
export const noiseVersusShift: Experiment = {
  name: 'noise-versus-shift',
  title: 'Pixel noise versus a shift in latent space',
  async run(run, laboratory) {
    const { test } = run.split;
    const originals = firstImages(test, measured);
    const classifier = await laboratory.classifier();
    laboratory.note('Comparing noise on pixels with shifts in latent space');
    const deviation = await embeddingDeviation(run);
    const series = [];
    for (const shift of shifts) {
      const moved = await shifted(run, originals, shift * deviation);
      const noised = noisyAtDistance(originals, moved);
      series.push({ shift, moved, noised });
    }
    const rows = [];
    for (const { shift, moved, noised } of series) {
      rows.push({
        shift,
        distance: mean(rowDistances(moved, originals.values, pixelsOf(originals))),
        shifted: await look(run, classifier, originals, moved),
        noised: await look(run, classifier, originals, noised),
      });
    }
    const { height, width } = originals;
    const pixels = pixelsOf(originals);
    const first = (values: Float32Array): Float32Array => values.subarray(0, shown * pixels);
    const values = concatenate([
      first(originals.values),
      ...series.flatMap(({ moved, noised }) => [first(moved), first(noised)]),
    ]);
    const nearer = rows.filter(
      ({ shifted, noised }) => shifted.nearestTraining < noised.nearestTraining,
    ).length;
    const own = rows.filter(
      ({ shifted, noised }) => shifted.ownReconstruction < noised.ownReconstruction,
    ).length;
    const favored = rows.filter(
      ({ shifted, noised }) => shifted.recognized > noised.recognized,
    ).length;
    return {
      numbers: {
        images: originals.count,
        embeddingDeviation: deviation,
        classifierAccuracy: classifier.testAccuracy,
        series: rows,
      },
      figures: [
        {
          file: 'noise-versus-shift.png',
          content: imageGrid({ values, height, width, columns: Math.min(shown, originals.count) }),
          caption: `Originals in the first row; then, for shifts of ${shifts.join(', ')} standard deviations of the embedding, the shifted images above noisy ones at the same distance.`,
        },
      ],
      tables: [
        {
          head: [
            'shift, std',
            'distance from the original',
            'to the nearest training image: shifted',
            'noised',
            'to its own reconstruction: shifted',
            'noised',
            'still recognized: shifted',
            'noised',
          ],
          rows: rows.map(({ shift, distance, shifted, noised }) => [
            String(shift),
            distance.toFixed(2),
            shifted.nearestTraining.toFixed(2),
            noised.nearestTraining.toFixed(2),
            shifted.ownReconstruction.toFixed(2),
            noised.ownReconstruction.toFixed(2),
            percent(shifted.recognized),
            percent(noised.recognized),
          ]),
        },
      ],
      conclusion: `At the same distance from the original, the shifted image is nearer to a real training image than the noised one for ${nearer} of ${rows.length} shifts, and nearer to its own reconstruction for ${own}: it stays nearer to digits than noise does, though it need not stay the same digit, nor, far enough, any. A classifier finds the original's class more often in the shifted image for ${favored} of ${rows.length} shifts, and otherwise in the noised one, whose strokes are all still there: to look like a digit and to look like this digit are two things.`,
    };
  },
};

/** How an altered image stands to real ones; distances are Euclidean, over the pixels. */
interface Look {
  readonly nearestTraining: number;
  readonly ownReconstruction: number;
  /** Share whose most probable class is the original's. */
  readonly recognized: number;
}

async function look(
  { model, settings, split }: TrainedRun,
  classifier: ImageClassifier,
  originals: ImageSet,
  values: Float32Array,
): Promise<Look> {
  const pixels = pixelsOf(originals);
  const again = await reconstruct(model, values, originals.count, settings.config.latent);
  const classes = mostProbable(classifier.probabilities(values), originals.classCount);
  return {
    nearestTraining: mean(nearestVectors(values, split.train.values, pixels).distances),
    ownReconstruction: mean(rowDistances(values, again, pixels)),
    recognized: mean(classes.map((found, k) => Number(found === originals.labels[k]))),
  };
}

async function reconstruct(
  model: Autoencoder,
  values: Float32Array,
  count: number,
  latent: number,
): Promise<Float32Array> {
  return decodeVectors(model, await encodeImages(model, { count, values }), latent);
}

/** Root of the mean variance of the embedding's numbers over the training images. */
async function embeddingDeviation({ model, settings, split }: TrainedRun): Promise<number> {
  const vectors = await encodeImages(model, split.train);
  const { latent } = settings.config;
  const variances = Array.from({ length: latent }, (_, k) => {
    const column = Array.from(
      { length: split.train.count },
      (_, row) => vectors[row * latent + k]!,
    );
    const center = mean(column);
    return mean(column.map((value) => (value - center) ** 2));
  });
  return Math.sqrt(mean(variances));
}

async function shifted(
  { model, settings }: TrainedRun,
  originals: ImageSet,
  amount: number,
): Promise<Float32Array> {
  const vectors = await encodeImages(model, originals);
  return decodeVectors(
    model,
    vectors.map((value) => value + amount),
    settings.config.latent,
  );
}

/** The originals with Gaussian noise, cut to what pixels can be, as far away as `moved` is, image by image. */
function noisyAtDistance(originals: ImageSet, moved: Float32Array): Float32Array {
  const pixels = pixelsOf(originals);
  const draws = randomNormal([moved.length], new Random(0, 'pixel-noise'));
  const noise = draws.dataSync<'float32'>();
  draws.dispose();
  const wanted = rowDistances(originals.values, moved, pixels);
  const result = new Float32Array(moved.length);
  wanted.forEach((distance, image) => {
    const part = (values: Float32Array): Float32Array =>
      values.subarray(image * pixels, (image + 1) * pixels);
    const original = part(originals.values);
    const noised = (scale: number): Float32Array =>
      original.map((value, k) => Math.min(1, Math.max(0, value + scale * part(noise)[k]!)));
    let [low, high] = [0, 64];
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      const [reached = 0] = rowDistances(original, noised(middle), pixels);
      if (reached < distance) low = middle;
      else high = middle;
    }
    result.set(noised(high), image * pixels);
  });
  return result;
}

function pixelsOf({ height, width }: ImageSet): number {
  return height * width;
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
