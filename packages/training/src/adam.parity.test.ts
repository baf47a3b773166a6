import { vgae } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import {
  assignParameters,
  figureGraph,
  figures,
  relativeError,
  tolerance,
} from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { train } from './train.js';

// The figures have fixed noise in place of drawn noise; all else is what a user's training runs.
vi.mock('@latentgraph/kernels', async (importOriginal) => ({
  ...(await importOriginal<typeof import('@latentgraph/kernels')>()),
  randomNormal: () => tf.tensor2d(figures.noise),
}));

const start: Record<string, number[][]> = figures.vgae.parameters;

it.each(testedBackends)('two epochs of VGAE on %s agree with PyTorch', async (backend) => {
  await tf.setBackend(backend);
  const { learningRate, steps } = figures.adam;
  const graph = figureGraph();
  const model = vgae({ inputs: graph.featureCount, hidden: [4], latent: 3 });
  assignParameters(model, start);

  for await (const epoch of train(model, graph, { epochs: steps.length, learningRate })) {
    const { loss, parameters }: { loss: number; parameters: Record<string, number[][]> } =
      steps[epoch.number - 1]!;
    expect(relativeError([epoch.loss], loss)).toBeLessThan(tolerance);
    for (const [name, variable] of model.parameters()) {
      // How far it has moved: a hundredth of the parameter, so this is the stricter comparison.
      const from = start[name]!.flat();
      const values = variable.dataSync();
      const moved = from.map((value, k) => values[k]! - value);
      const expected = parameters[name]!.flat().map((value, k) => value - from[k]!);
      const where = `${name}, step ${epoch.number}`;
      expect(relativeError(moved, expected), where).toBeLessThan(tolerance);
    }
  }
  model.dispose();
});
