import * as Plot from '@observablehq/plot';
import { PCA } from 'ml-pca';
import { classColors, svgChart } from './chart.js';
import type { Experiment } from './experiment.js';
import { encodeImages } from './latent-vectors.js';

/** The held-out images as points in latent space, colored by class: as they are in two dimensions, else by PCA. */
export const embeddingPlane: Experiment = {
  name: 'embedding-plane',
  title: 'The embedding as a plane',
  async run({ model, settings, split }) {
    const { test } = split;
    const { latent } = settings.config;
    const vectors = await encodeImages(model, test);
    const rows = Array.from({ length: test.count }, (_, row) =>
      Array.from(vectors.subarray(row * latent, (row + 1) * latent)),
    );
    const isPlane = latent === 2;
    const pca = isPlane ? undefined : new PCA(rows);
    const points = pca ? pca.predict(rows, { nComponents: 2 }).to2DArray() : rows;
    const explained = pca?.getExplainedVariance().slice(0, 2) ?? [1];
    const share = explained.reduce((sum, part) => sum + part, 0);
    const marks = points.map(([x = 0, y = 0], k) => ({ x, y, class: String(test.labels[k]) }));
    const axis = (number: number): string =>
      isPlane ? `z${number}` : `principal component ${number + 1}`;
    const svg = svgChart({
      height: 600,
      x: { label: axis(0) },
      y: { label: axis(1) },
      color: { ...classColors, legend: false },
      marks: [
        Plot.text(marks, {
          x: 'x',
          y: 'y',
          text: 'class',
          fill: 'class',
          fontSize: 11,
          fontWeight: 600,
        }),
      ],
    });
    return {
      numbers: {
        method: isPlane ? 'the two latent dimensions' : 'PCA',
        explainedVariance: share,
        points: marks,
      },
      figures: [
        {
          file: 'embedding-plane.svg',
          content: svg,
          caption: `${test.count} held-out images at their place in latent space, each drawn as its class.`,
        },
      ],
      conclusion: isPlane
        ? 'The two latent dimensions, as they are. The model was never told the classes.'
        : `The two directions of latent space in which the embedding varies most; they hold ${(100 * share).toFixed(0)} % of its variance in ${latent} dimensions. The model was never told the classes.`,
    };
  },
};
