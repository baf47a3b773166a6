import { decodeVectors, evaluateReconstruction } from '@latentgraph/training';
import type { Experiment } from './experiment.js';
import { imageGrid } from './image-grid.js';
import { firstImages } from './image-selections.js';
import { encodeImages } from './latent-vectors.js';

const shown = 20;

/** Held-out images above what the model makes of them. */
export const reconstruction: Experiment = {
  name: 'reconstruction',
  title: 'Reconstruction',
  async run({ model, settings, split }) {
    const { test } = split;
    const examples = firstImages(test, shown);
    const vectors = await encodeImages(model, examples);
    const decoded = await decodeVectors(model, vectors, settings.config.latent);
    const values = new Float32Array(2 * examples.values.length);
    values.set(examples.values);
    values.set(decoded, examples.values.length);
    const { mse } = await evaluateReconstruction(model, test);
    const { height, width } = test;
    return {
      numbers: { testImages: test.count, mse },
      figures: [
        {
          file: 'reconstruction.png',
          content: imageGrid({ values, height, width, columns: examples.count }),
          caption: 'Held-out images above, their reconstructions below.',
        },
      ],
      conclusion: `${settings.config.latent} numbers stand for the ${height * width} pixels of an image; the mean squared error per pixel on ${test.count} held-out images is ${mse.toFixed(5)}.`,
    };
  },
};
