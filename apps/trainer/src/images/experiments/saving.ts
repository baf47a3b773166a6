import type { Experiment } from './experiment.js';
import { encodeImages } from './latent-vectors.js';
import { type Nearest, nearestVectors } from './nearest-vectors.js';
import { mean } from './row-figures.js';

/** Nearest-neighbor search among embeddings against the same among pixels. */
export const saving: Experiment = {
  name: 'saving',
  title: 'What searching embeddings saves',
  async run({ model, settings, split }, laboratory) {
    const { train, test } = split;
    laboratory.note('Searching the nearest training image of each held-out one');
    const pixels = search(test.values, train.values, train.height * train.width);
    const { latent } = settings.config;
    const [queries, vectors] = [await encodeImages(model, test), await encodeImages(model, train)];
    const embeddings = search(queries, vectors, latent);
    const score = ({ rows }: Nearest): number =>
      mean(Array.from(rows, (row, k) => Number(train.labels[row] === test.labels[k])));
    const rows = [
      { of: 'pixels', numbersEach: train.height * train.width, ...pixels },
      { of: 'embeddings', numbersEach: latent, ...embeddings },
    ].map(({ of, numbersEach, milliseconds, nearest }) => ({
      of,
      numbersEach,
      bytes: 4 * numbersEach * train.count,
      milliseconds,
      accuracy: score(nearest),
    }));
    const [byPixels, byEmbeddings] = rows;
    const [bytes, time] = [
      byPixels!.bytes / byEmbeddings!.bytes,
      byPixels!.milliseconds / byEmbeddings!.milliseconds,
    ];
    return {
      numbers: { queries: test.count, searched: train.count, rows },
      figures: [],
      tables: [
        {
          head: [
            'search among',
            'numbers each',
            'bytes',
            'time, ms',
            'class of the nearest is right',
          ],
          rows: rows.map((row) => [
            row.of,
            String(row.numbersEach),
            row.bytes.toLocaleString('en-US'),
            Math.round(row.milliseconds).toLocaleString('en-US'),
            `${(100 * row.accuracy).toFixed(1)} %`,
          ]),
        },
      ],
      conclusion: `Embeddings take ${bytes.toFixed(0)} times fewer bytes and ${time.toFixed(0)} times less time to search, once images are encoded; the nearest neighbor's class is right for ${(100 * byEmbeddings!.accuracy).toFixed(1)} % of the held-out images, against ${(100 * byPixels!.accuracy).toFixed(1)} % by pixels.`,
    };
  },
};

function search(
  queries: Float32Array,
  vectors: Float32Array,
  width: number,
): { milliseconds: number; nearest: Nearest } {
  const start = performance.now();
  const nearest = nearestVectors(queries, vectors, width);
  return { milliseconds: performance.now() - start, nearest };
}
