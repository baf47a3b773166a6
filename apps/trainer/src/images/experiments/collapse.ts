import type { ImageSet } from '@latentgraph/datasets';
import { GaussianPosterior } from '@latentgraph/encoders';
import type { Autoencoder } from '@latentgraph/models';
import { evaluateReconstruction } from '@latentgraph/training';
import * as Plot from '@observablehq/plot';
import * as tf from '@tensorflow/tfjs-core';
import { svgChart } from './chart.js';
import type { Experiment } from './experiment.js';
import { firstImages } from './image-selections.js';
import { mean } from './row-figures.js';

const measured = 500;

/** Of the two weights of the KL term: told apart by most eyes, too. */
const color: Plot.ScaleOptions = { domain: ['beta 0', 'beta 1'], range: ['#d55e00', '#0072b2'] };

/** What the KL term does to the posterior's deviation, by leaving it out. */
export const collapse: Experiment = {
  name: 'collapse',
  title: 'Without the KL term a VAE becomes an AE',
  async run({ split }, laboratory) {
    const images = firstImages(split.test, measured);
    const curves: Array<{ beta: string; epoch: number; std: number }> = [];
    const results = [];
    for (const beta of [0, 1]) {
      laboratory.note(`Training a VAE with beta ${beta}`);
      let epoch = 0;
      const model = await laboratory.companion({
        posterior: 'gaussian',
        beta,
        onEpoch: (now) => {
          epoch++;
          curves.push({ beta: `beta ${beta}`, epoch, std: mean(deviations(now, images)) });
        },
      });
      const perDimension = deviations(model, images).toSorted((a, b) => a - b);
      const { mse, kl } = await evaluateReconstruction(model, split.test);
      results.push({ beta, meanStd: mean(perDimension), stdPerDimension: perDimension, mse, kl });
    }
    laboratory.note('The AE to compare with');
    const ae = await laboratory.companion({ posterior: 'point' });
    const { mse: aeMse } = await evaluateReconstruction(ae, split.test);
    const [without, withKl] = results;
    return {
      numbers: { results, aeMse, curves },
      figures: [
        {
          file: 'collapse.svg',
          content: svgChart({
            height: 360,
            marginRight: 60,
            x: { label: 'epoch' },
            y: { label: 'mean std of the posterior', type: 'log', grid: true, tickFormat: '~g' },
            color,
            marks: [
              Plot.line(curves, { x: 'epoch', y: 'std', stroke: 'beta' }),
              nameOfLine(curves, { x: 'epoch', y: 'std' }),
            ],
          }),
          caption:
            'The standard deviation of the posterior while training, mean over images and latent dimensions.',
        },
        {
          file: 'collapse-dimensions.svg',
          content: dimensionsChart(results),
          caption:
            'The standard deviation of the posterior after training, mean over images, of each latent dimension, from the smallest to the largest.',
        },
      ],
      tables: [
        {
          head: ['', 'mean std', 'test MSE', 'KL, nats'],
          rows: [
            ...results.map(({ beta, meanStd, mse, kl }) => [
              `VAE, beta ${beta}`,
              meanStd.toPrecision(3),
              mse.toFixed(5),
              kl.toFixed(1),
            ]),
            ['AE', '0', aeMse.toFixed(5), ''],
          ],
        },
      ],
      conclusion: `Nothing but the KL term rewards a VAE for spreading its posterior. Without it the mean std ends at ${without!.meanStd.toPrecision(2)}, with a test MSE of ${without!.mse.toFixed(4)}, where an AE has ${aeMse.toFixed(4)}. With it the mean std ends at ${withKl!.meanStd.toPrecision(2)}; ${ofUnused(withKl!.stdPerDimension)}`,
    };
  },
};

/** What a VAE with the KL term makes of its dimensions, by the deviation of each. */
function ofUnused(stdPerDimension: readonly number[]): string {
  const total = stdPerDimension.length;
  const unused = stdPerDimension.filter((std) => std > 0.9).length;
  if (unused === 0) return `none of the ${total} dimensions is above 0.9: all of them are used.`;
  return `${unused} of ${total} dimensions are above 0.9, near the prior's 1, which tells next to nothing of an image: they are not used.`;
}

/** The models' deviations in each dimension, beside the prior's. */
function dimensionsChart(
  results: ReadonlyArray<{ beta: number; stdPerDimension: readonly number[] }>,
): string {
  const points = results.flatMap(({ beta, stdPerDimension }) =>
    stdPerDimension.map((std, k) => ({ beta: `beta ${beta}`, dimension: k + 1, std })),
  );
  return svgChart({
    height: 360,
    marginRight: 60,
    x: { label: 'latent dimension, by std', interval: 1, ticks: 8, tickFormat: 'd' },
    y: {
      label: 'std of the posterior',
      domain: [0, Math.max(1.05, ...points.map(({ std }) => std))],
      grid: true,
    },
    color,
    marks: [
      Plot.ruleY([1], { strokeDasharray: '4 4' }),
      Plot.text(['std of the prior'], {
        frameAnchor: 'top-left',
        dx: 4,
        dy: 18,
        text: (label: string) => label,
      }),
      Plot.lineY(points, { x: 'dimension', y: 'std', stroke: 'beta', marker: 'circle' }),
      nameOfLine(points, { x: 'dimension', y: 'std' }),
    ],
  });
}

/** Names the line of each beta at its end. */
function nameOfLine(
  points: ReadonlyArray<{ readonly beta: string }>,
  places: { readonly x: string; readonly y: string },
): Plot.Markish {
  const label = { z: 'beta', text: 'beta', fill: 'beta', textAnchor: 'start', dx: 8 } as const;
  return Plot.text(points, Plot.selectLast({ ...places, ...label }));
}

/** The posterior's standard deviation of each latent dimension, mean over images. */
function deviations(model: Autoencoder, { count, values }: ImageSet): number[] {
  return tf.tidy(() => {
    const posterior = model.posterior(tf.tensor2d(values, [count, values.length / count]));
    if (!(posterior instanceof GaussianPosterior)) return [];
    return Array.from(tf.mean(tf.exp(posterior.logStd), 0).dataSync());
  });
}
