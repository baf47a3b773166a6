import { Graph, Random, symmetricNormalization } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  assignParameters,
  figureGraph,
  figures,
  nodePairs,
  parameterGradients,
  relativeError,
  sparseMatrix,
  tolerance,
} from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { GCNConv } from './gcn-conv.js';
import type { NodeFeatures } from './node-features.js';

const { convolution, directedConvolution } = figures;

const directedGraph = Graph.fromEdges({
  nodeCount: directedConvolution.nodeCount,
  directed: true,
  edges: nodePairs(directedConvolution.edges),
  weights: Float32Array.from(directedConvolution.weights),
});

describe.each([
  { kind: 'undirected', graph: figureGraph(), figure: convolution },
  { kind: 'directed, weighted', graph: directedGraph, figure: directedConvolution },
])('on the $kind graph of the figures', ({ graph, figure }) => {
  const propagation = symmetricNormalization(graph.adjacency);

  it('symmetricNormalization agrees with gcn_norm of PyTorch Geometric', () => {
    const { rows, columns, values } = propagation.toEntries();
    const dense = new Float64Array(graph.nodeCount ** 2);
    values.forEach((value, k) => {
      dense[rows[k]! * graph.nodeCount + columns[k]!] = value;
    });
    expect(relativeError(dense, figure.propagation)).toBeLessThan(tolerance);
  });

  describe.each(testedBackends)('on %s, GCNConv agrees with PyTorch Geometric', (backend) => {
    const [inputs, outputs] = [figure.weight.length, figure.bias.length];
    let layer: GCNConv;
    let upstream: tf.Tensor2D;

    beforeAll(async () => {
      await tf.setBackend(backend);
      layer = new GCNConv({ inputs, outputs, random: new Random(0, 'init'), bias: true });
      assignParameters(layer, { weight: figure.weight, bias: figure.bias });
      upstream = tf.tensor2d(figure.upstream);
      return () => {
        layer.dispose();
        upstream.dispose();
      };
    });

    const loss = (features: NodeFeatures): tf.Scalar =>
      tf.sum(tf.mul(layer.apply(features, propagation), upstream));

    describe.each<[string, () => NodeFeatures]>([
      ['sparse', () => sparseMatrix(figure.features)],
      ['dense', () => tf.tensor2d(figure.features)],
    ])('with %s features', (_, makeFeatures) => {
      it('in its output', () => {
        const output = tf.tidy(() => layer.apply(makeFeatures(), propagation).dataSync());
        expect(relativeError(output, figure.output)).toBeLessThan(tolerance);
      });

      it('in the gradients of weight and bias', () => {
        tf.tidy(() => {
          const features = makeFeatures();
          const gradients = parameterGradients(layer, () => loss(features));
          for (const name of ['weight', 'bias'] as const) {
            const gradient = gradients.get(name)!.dataSync();
            expect(relativeError(gradient, figure.gradients[name]), name).toBeLessThan(tolerance);
          }
        });
      });
    });

    it('in the gradient of dense features', () => {
      const { grad } = tf.valueAndGrad((features: tf.Tensor2D) => loss(features))(
        tf.tensor2d(figure.features),
      );
      expect(relativeError(grad.dataSync(), figure.gradients.features)).toBeLessThan(tolerance);
    });
  });
});
