import { Random } from '@latentgraph/graph';
import { type Summary, summarize } from '../../summary.js';
import type { Experiment } from './experiment.js';
import { embeddingVectors, pixelVectors, selectRows, type VectorSplit } from './labeled-vectors.js';
import { probeAccuracy } from './linear-probe.js';
import { nearestNeighborAccuracy } from './nearest-neighbor-accuracy.js';
import { advantage, type PairedAdvantage } from './paired-advantage.js';

/** How many labels, and how many choices of them: the fewer, the more depends on the choice. */
const plans = [
  { labels: 10, draws: 20 },
  { labels: 100, draws: 20 },
  { labels: 1000, draws: 5 },
] as const;

/** Each learns from the rows of `split.train` that are chosen; the vectors of all are known without labels. */
const classifiers = {
  'logistic regression': (split: VectorSplit, chosen: readonly number[]): number =>
    probeAccuracy({ ...split, train: selectRows(split.train, chosen) }, split.train),
  'nearest neighbor': ({ train, test }: VectorSplit, chosen: readonly number[]): number =>
    nearestNeighborAccuracy(selectRows(train, chosen), test),
};

/** Accuracies by one classifier from one number of labels. */
interface Row {
  readonly classifier: string;
  readonly labels: number;
  readonly draws: number;
  readonly embeddings: Summary | null;
  readonly pixels: Summary | null;
  /** Of embeddings over pixels, choice of labels by choice. */
  readonly advantage: PairedAdvantage;
}

/** How well simple classifiers do from few labels, on embeddings and on pixels. */
export const downstream: Experiment = {
  name: 'downstream',
  title: 'Classification from few labels',
  async run({ model, split }, laboratory) {
    const { labels, classCount, count } = split.train;
    const inputs = {
      embeddings: await embeddingVectors(model, split),
      pixels: pixelVectors(split),
    };
    const rows: Row[] = [];
    for (const plan of plans.filter((wanted) => wanted.labels <= count)) {
      laboratory.note(
        `Classifying from ${plan.labels} labels, of which there are ${plan.draws} choices`,
      );
      const choices = Array.from({ length: plan.draws }, (_, seed) =>
        balancedSample(labels, classCount, plan.labels, seed),
      );
      for (const [classifier, accuracyOf] of Object.entries(classifiers)) {
        const [embeddings, pixels] = (['embeddings', 'pixels'] as const).map((of) =>
          choices.map((chosen) => accuracyOf(inputs[of], chosen)),
        );
        rows.push({
          classifier,
          ...plan,
          embeddings: summarize(embeddings!),
          pixels: summarize(pixels!),
          advantage: advantage(embeddings!, pixels!),
        });
      }
    }
    return {
      numbers: { rows },
      figures: [],
      tables: [
        {
          head: [
            'classifier',
            'labels',
            'accuracy from embeddings',
            'from pixels',
            'difference',
            'embeddings better',
          ],
          rows: rows.map(({ classifier, labels, draws, embeddings, pixels, advantage }) => [
            classifier,
            labels.toLocaleString('en-US'),
            spread(embeddings),
            spread(pixels),
            `${signed(advantage.mean)} ± ${points(advantage.standardError)}`,
            `in ${advantage.wins} of ${draws}`,
          ]),
        },
      ],
      conclusion: conclusion(rows),
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

function conclusion(rows: readonly Row[]): string {
  const verdicts = (
    [
      ['better', 'embeddings do better by'],
      ['worse', 'pixels do better by'],
      ['alike', 'there is no telling by'],
    ] as const
  ).flatMap(([verdict, text]) => {
    const cases = rows.filter(({ advantage }) => advantage.verdict === verdict);
    return cases.length === 0 ? [] : [`${text} ${casesText(cases)}`];
  });
  return `The autoencoder learned from images without labels; a classifier learns from the labels alone, as many of each class: a logistic regression, whose penalty is chosen on validation images, or the nearest labeled image. Accuracies are mean ± standard deviation over choices of labels, differences in points, mean ± standard error over the same choices; what is within two standard errors is left open. Here ${verdicts.join('; ')}.`;
}

/** Such as `nearest neighbor with 100 and 1,000 labels`. */
function casesText(cases: readonly Row[]): string {
  const list = new Intl.ListFormat('en');
  const names = [...new Set(cases.map(({ classifier }) => classifier))];
  return list.format(
    names.map((name) => {
      const own = cases.filter(({ classifier }) => classifier === name);
      const counts = own.map(({ labels }) => labels.toLocaleString('en-US'));
      return `${name} with ${list.format(counts)} labels`;
    }),
  );
}

function spread(summary: Summary | null): string {
  if (summary === null) return '';
  return `${points(summary.mean)} ± ${points(summary.std ?? 0)} %`;
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${points(Math.abs(share))}`;
}

function points(share: number): string {
  return (100 * share).toFixed(1);
}
