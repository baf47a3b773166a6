import { Random } from '@latentgraph/graph';
import { summarize } from '../../summary.js';
import type { Experiment } from './experiment.js';
import { type LabeledVectors, probeAccuracy, selectRows } from './labeled-vectors.js';
import { encodeImages } from './latent-vectors.js';

const labelCounts = [10, 100, 1000] as const;
const seeds = [0, 1, 2, 3, 4] as const;

/** How well a linear classifier does from few labels, on embeddings and on pixels. */
export const downstream: Experiment = {
  name: 'downstream',
  title: 'Classification from few labels',
  async run({ model, settings, split }, laboratory) {
    const { train, test } = split;
    const pixels = train.height * train.width;
    const width = settings.config.latent;
    const inputs: Record<'embeddings' | 'pixels', readonly [LabeledVectors, LabeledVectors]> = {
      embeddings: [
        { values: await encodeImages(model, train), labels: train.labels, width },
        { values: await encodeImages(model, test), labels: test.labels, width },
      ],
      pixels: [
        { values: train.values, labels: train.labels, width: pixels },
        { values: test.values, labels: test.labels, width: pixels },
      ],
    };
    const rows = [];
    for (const labels of labelCounts.filter((count) => count <= train.count)) {
      laboratory.note(`Classifying from ${labels} labels`);
      const accuracies = { embeddings: [] as number[], pixels: [] as number[] };
      for (const seed of seeds) {
        const chosen = balancedSample(train.labels, train.classCount, labels, seed);
        for (const of of ['embeddings', 'pixels'] as const) {
          const [all, held] = inputs[of];
          accuracies[of].push(probeAccuracy(selectRows(all, chosen), held, all));
        }
      }
      rows.push({
        labels,
        embeddings: summarize(accuracies.embeddings),
        pixels: summarize(accuracies.pixels),
      });
    }
    const better = rows.filter(
      ({ embeddings, pixels }) => (embeddings?.mean ?? 0) > (pixels?.mean ?? 0),
    );
    const named = better.map(({ labels }) => labels.toLocaleString('en-US')).join(', ');
    return {
      numbers: { seeds, rows },
      figures: [],
      tables: [
        {
          head: ['labels', 'accuracy from embeddings', 'from pixels'],
          rows: rows.map(({ labels, embeddings, pixels }) => [
            labels.toLocaleString('en-US'),
            spread(embeddings),
            spread(pixels),
          ]),
        },
      ],
      conclusion: `The autoencoder learned from images without labels; a logistic regression learns from the labels alone (mean ± standard deviation of ${seeds.length} choices of them, as many of each class). ${better.length === 0 ? 'Pixels did better throughout' : `Embeddings did better with ${named} labels`}.`,
    };
  },
};

/** As many images of each class, chosen by seed. */
function balancedSample(
  labels: Uint8Array,
  classCount: number,
  count: number,
  seed: number,
): number[] {
  const order = new Random(seed, 'labels').shuffle(Array.from(labels.keys()));
  const perClass = count / classCount;
  const taken = new Array<number>(classCount).fill(0);
  return order.filter((image) => {
    const label = labels[image]!;
    if (taken[label]! >= perClass) return false;
    taken[label]! += 1;
    return true;
  });
}

function spread(summary: ReturnType<typeof summarize>): string {
  if (summary === null) return '';
  return `${(100 * summary.mean).toFixed(1)} ± ${(100 * (summary.std ?? 0)).toFixed(1)} %`;
}
