import { Random } from '@latentgraph/graph';
import { randomNormal } from '@latentgraph/kernels';
import type { Autoencoder } from '@latentgraph/models';
import { decodeVectors } from '@latentgraph/training';
import { probit } from 'simple-statistics';
import type { Experiment, Figure, ImageClassifier, TrainedRun } from './experiment.js';
import { imageGrid } from './image-grid.js';
import { nearestVectors } from './nearest-vectors.js';
import { mean, mostProbable } from './row-figures.js';

const judged = 500;
const shown = 100;
const manifoldSide = 20;

/** Images from latent vectors of the prior, by the VAE and by the AE beside it. */
export const generation: Experiment = {
  name: 'generation',
  title: 'Generation',
  async run(run, laboratory) {
    const { settings, model, split } = run;
    const { latent } = settings.config;
    const other = settings.model === 'vae' ? 'ae' : 'vae';
    laboratory.note(`The ${other.toUpperCase()} to compare with`);
    const companion = await laboratory.companion({
      posterior: other === 'vae' ? 'gaussian' : 'point',
    });
    const models = other === 'ae' ? { vae: model, ae: companion } : { vae: companion, ae: model };
    const classifier = await laboratory.classifier();
    const draws = await priorSample(latent);
    const { height, width } = split.test;
    const figures: Figure[] = [];
    const judgments: Record<'vae' | 'ae', Judgment> = { vae: none, ae: none };
    for (const kind of ['vae', 'ae'] as const) {
      const values = await decodeVectors(models[kind], draws, latent);
      judgments[kind] = judge(values, classifier, run);
      figures.push({
        file: `generation-${kind}.png`,
        content: imageGrid({
          values: values.subarray(0, shown * height * width),
          height,
          width,
          columns: 10,
        }),
        caption: `What the ${kind.toUpperCase()} makes of ${shown} latent vectors drawn from N(0, I).`,
      });
    }
    if (latent === 2) figures.push(await manifold(models.vae, height, width));
    const { vae, ae } = judgments;
    return {
      numbers: { images: judged, classifierAccuracy: classifier.testAccuracy, ...judgments },
      figures,
      tables: [
        {
          head: ['', 'VAE', 'AE'],
          rows: [
            ['mean confidence of the classifier', percent(vae.confidence), percent(ae.confidence)],
            ['classes found, evenness of 1', vae.evenness.toFixed(2), ae.evenness.toFixed(2)],
            [
              'distance to the nearest training image',
              vae.nearestTraining.toFixed(2),
              ae.nearestTraining.toFixed(2),
            ],
          ],
        },
      ],
      conclusion: conclusion(vae, ae),
    };
  },
};

/** How images look to a judge. */
interface Judgment {
  /** Mean probability of the most probable class. */
  readonly confidence: number;
  /** Entropy of the classes found, as a share of that of all classes alike. */
  readonly evenness: number;
  /** Mean Euclidean distance, over the pixels. */
  readonly nearestTraining: number;
}

const none: Judgment = { confidence: 0, evenness: 0, nearestTraining: 0 };

function judge(values: Float32Array, classifier: ImageClassifier, { split }: TrainedRun): Judgment {
  const { classCount, height, width } = split.train;
  const probabilities = classifier.probabilities(values);
  const classes = mostProbable(probabilities, classCount);
  const entropies = Array.from({ length: classCount }, (_, label) => {
    const share = classes.filter((found) => found === label).length / classes.length;
    return share === 0 ? 0 : -share * Math.log(share);
  });
  const nearest = nearestVectors(values, split.train.values, height * width);
  return {
    confidence: mean(classes.map((label, k) => probabilities[k * classCount + label]!)),
    evenness: entropies.reduce((sum, part) => sum + part, 0) / Math.log(classCount),
    nearestTraining: mean(nearest.distances),
  };
}

async function priorSample(latent: number): Promise<Float32Array> {
  const draws = randomNormal([judged, latent], new Random(0, 'prior'));
  try {
    return await draws.data<'float32'>();
  } finally {
    draws.dispose();
  }
}

/** The images of a grid of latent vectors, each axis at even shares of the prior's probability. */
async function manifold(vae: Autoencoder, height: number, width: number): Promise<Figure> {
  const quantiles = Array.from({ length: manifoldSide }, (_, k) =>
    probit((k + 0.5) / manifoldSide),
  );
  const vectors = Float32Array.from(
    quantiles.toReversed().flatMap((second) => quantiles.flatMap((first) => [first, second])),
  );
  const values = await decodeVectors(vae, vectors, 2);
  return {
    file: 'generation-manifold.png',
    content: imageGrid({ values, height, width, columns: manifoldSide }),
    caption:
      'The VAE over its two latent dimensions, at even shares of the prior: how one digit becomes another.',
  };
}

function conclusion(vae: Judgment, ae: Judgment): string {
  const better = [
    vae.confidence > ae.confidence && 'the classifier is surer of them',
    vae.evenness > ae.evenness && 'all classes are met more evenly',
    vae.nearestTraining < ae.nearestTraining && 'they are nearer to real images',
  ].filter((text) => text !== false);
  const seen =
    better.length === 0
      ? 'none of these figures is better for the VAE here'
      : `of the VAE's images, ${new Intl.ListFormat('en').format(better)}`;
  return `The KL term draws the VAE's embedding to the prior, so a draw from the prior lands among embeddings; nothing does so for the AE. Here, ${seen}.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
