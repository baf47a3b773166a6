import type { Experiment, TrainedRun } from './experiment.js';
import { ofClasses } from './image-selections.js';
import { type LabeledVectors, probeAccuracy } from './labeled-vectors.js';
import { encodeImages } from './latent-vectors.js';

/** An encoder that never saw half of the classes, used for them. */
export const transfer: Experiment = {
  name: 'transfer',
  title: 'Transfer to classes never seen',
  async run(run, laboratory) {
    const { split, model, settings } = run;
    const { classCount } = split.train;
    const half = Math.ceil(classCount / 2);
    const classes = Array.from({ length: classCount }, (_, label) => label);
    const [seen, unseen] = [classes.slice(0, half), classes.slice(half)];
    laboratory.note(`Training on the classes ${seen.join(', ')} only`);
    const companion = await laboratory.companion({ classes: seen });
    const accuracyOf = async (encoder: typeof model): Promise<number> => {
      const [train, test] = await Promise.all(
        [split.train, split.test].map(async (part): Promise<LabeledVectors> => {
          const images = ofClasses(part, unseen);
          const values = await encodeImages(encoder, images);
          return { values, labels: relabeled(images.labels, half), width: settings.config.latent };
        }),
      );
      return probeAccuracy(train!, test!);
    };
    laboratory.note(`Classifying ${unseen.join(', ')} from embeddings and from pixels`);
    const numbers = {
      trainedOn: seen,
      classified: unseen,
      accuracy: {
        seenHalf: await accuracyOf(companion),
        all: await accuracyOf(model),
        pixels: pixelAccuracy(run, unseen, half),
      },
    };
    const { seenHalf, all, pixels } = numbers.accuracy;
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    return {
      numbers,
      figures: [],
      tables: [
        {
          head: ['from', `accuracy on ${unseen.join(', ')}`],
          rows: [
            [`embeddings of an encoder trained on ${seen.join(', ')}`, percent(seenHalf)],
            ['embeddings of the encoder trained on all', percent(all)],
            ['pixels', percent(pixels)],
          ],
        },
      ],
      conclusion: `A linear classifier tells ${percent(seenHalf)} of the digits apart by the embeddings of an encoder that never saw them, ${percent(all)} by those of one that saw all, and ${percent(pixels)} by all the pixels.`,
    };
  },
};

function pixelAccuracy({ split }: TrainedRun, classes: readonly number[], first: number): number {
  const [train, test] = [split.train, split.test].map((part) => {
    const { values, labels, height, width } = ofClasses(part, classes);
    return { values, labels: relabeled(labels, first), width: height * width };
  });
  return probeAccuracy(train!, test!);
}

function relabeled(labels: Uint8Array, first: number): Uint8Array {
  return labels.map((label) => label - first);
}
