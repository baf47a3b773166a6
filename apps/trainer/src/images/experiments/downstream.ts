import { Random } from '@latentgraph/graph';
import { summarize } from '../../summary.js';
import type { Experiment } from './experiment.js';
import { embeddingVectors, pixelVectors, selectRows } from './labeled-vectors.js';
import { probeAccuracy } from './linear-probe.js';

const labelCounts = [10, 100, 1000] as const;
const seeds = [0, 1, 2, 3, 4] as const;

/** How well a linear classifier does from few labels, on embeddings and on pixels. */
export const downstream: Experiment = {
  name: 'downstream',
  title: 'Classification from few labels',
  async run({ model, split }, laboratory) {
    const { labels, classCount, count } = split.train;
    const inputs = {
      embeddings: await embeddingVectors(model, split),
      pixels: pixelVectors(split),
    };
    const rows = [];
    for (const labelCount of labelCounts.filter((wanted) => wanted <= count)) {
      laboratory.note(`Classifying from ${labelCount} labels`);
      const accuracies = { embeddings: [] as number[], pixels: [] as number[] };
      for (const seed of seeds) {
        const chosen = balancedSample(labels, classCount, labelCount, seed);
        for (const of of ['embeddings', 'pixels'] as const) {
          const all = inputs[of].train;
          const train = selectRows(all, chosen);
          accuracies[of].push(probeAccuracy({ ...inputs[of], train }, all));
        }
      }
      rows.push({
        labels: labelCount,
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
      conclusion: `The autoencoder learned from images without labels; a logistic regression learns from the labels alone (mean ± standard deviation of ${seeds.length} choices of them, as many of each class; its penalty is chosen on validation images). ${better.length === 0 ? 'Pixels did better throughout' : `Embeddings did better with ${named} labels`}.`,
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
