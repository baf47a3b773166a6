import type { Experiment } from './experiment.js';
import { ofClasses } from './image-selections.js';
import {
  embeddingVectors,
  type LabeledVectors,
  pixelVectors,
  type VectorSplit,
} from './labeled-vectors.js';
import { probeAccuracy } from './linear-probe.js';

/** An encoder that never saw half of the classes, used for them. */
export const transfer: Experiment = {
  name: 'transfer',
  title: 'Transfer to classes never seen',
  async run({ split, model }, laboratory) {
    const { classCount } = split.train;
    const half = Math.ceil(classCount / 2);
    const classes = Array.from({ length: classCount }, (_, label) => label);
    const [seen, unseen] = [classes.slice(0, half), classes.slice(half)];
    laboratory.note(`Training on the classes ${seen.join(', ')} only`);
    const companion = await laboratory.companion({ classes: seen });
    const toClassify = {
      train: ofClasses(split.train, unseen),
      validation: ofClasses(split.validation, unseen),
      test: ofClasses(split.test, unseen),
    };
    const accuracyOf = (vectors: VectorSplit): number => probeAccuracy(countedFrom(half, vectors));
    laboratory.note(`Classifying ${unseen.join(', ')} from embeddings and from pixels`);
    const numbers = {
      trainedOn: seen,
      classified: unseen,
      accuracy: {
        seenHalf: accuracyOf(await embeddingVectors(companion, toClassify)),
        all: accuracyOf(await embeddingVectors(model, toClassify)),
        pixels: accuracyOf(pixelVectors(toClassify)),
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

/** The same vectors with `first` as class 0. */
function countedFrom(first: number, { train, validation, test }: VectorSplit): VectorSplit {
  const counted = ({ values, labels, width }: LabeledVectors): LabeledVectors => ({
    values,
    labels: labels.map((label) => label - first),
    width,
  });
  return { train: counted(train), validation: counted(validation), test: counted(test) };
}
