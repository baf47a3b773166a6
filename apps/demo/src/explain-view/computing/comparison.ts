/** @file The three models of the page, side by side: from the same weights, trained on the same graph. */
import { innerProductDecoder, type PairDecoder } from '@latentgraph/decoders';
import type { GCNEncoder } from '@latentgraph/encoders';
import type { Graph } from '@latentgraph/graph';
import { train } from '@latentgraph/training';
import { CosineDecoder } from './cosine-decoder.js';
import { type Encoding, encodeGraph } from './encoding.js';
import { assemble, type ModelName, modelNames, newEncoder } from './small-model.js';

export const decoderNames = ['inner-product', 'cosine'] as const;
export type DecoderName = (typeof decoderNames)[number];

/** Something for each of the models. */
export type PerModel<Value> = Readonly<Record<ModelName, Value>>;

/** The loss of one epoch and its terms. */
export interface LossFigures {
  readonly loss: number;
  readonly reconstruction: number;
  /** KL term before beta. */
  readonly divergence: number;
}

/** Epochs of one training. */
export const epochCount = 400;
const learningRate = 0.02;

/** Three encoders and two decoders; `dispose` frees them. */
export class Comparison {
  readonly decoders: Readonly<Record<DecoderName, PairDecoder>> = {
    'inner-product': innerProductDecoder(),
    cosine: new CosineDecoder(),
  };
  readonly #encoders: PerModel<GCNEncoder>;

  /** @param seed of the initial weights */
  constructor(seed: number) {
    this.#encoders = forEachModel((name) => newEncoder(name, seed));
  }

  /** What each encoder makes of a graph. */
  encode(graph: Graph): PerModel<Encoding> {
    return forEachModel((name) => encodeGraph(this.#encoders[name], graph));
  }

  /** Trains all three on a graph, one epoch of each per iteration. To stop early, call `return()`. */
  async *train(
    graph: Graph,
    decoder: DecoderName,
  ): AsyncGenerator<PerModel<LossFigures>, void, undefined> {
    const runs = forEachModel((name) =>
      train(assemble(name, this.#encoders[name], this.decoders[decoder]), graph, {
        epochs: epochCount,
        learningRate,
      }),
    );
    try {
      for (let epoch = 0; epoch < epochCount; epoch++) {
        const figures = new Map<ModelName, LossFigures>();
        for (const name of modelNames) {
          const { value } = await runs[name].next();
          if (value) figures.set(name, value);
        }
        yield forEachModel((name) => figures.get(name)!);
      }
    } finally {
      for (const name of modelNames) await runs[name].return();
    }
  }

  dispose(): void {
    for (const name of modelNames) this.#encoders[name].dispose();
    for (const name of decoderNames) this.decoders[name].dispose();
  }
}

function forEachModel<Value>(make: (name: ModelName) => Value): PerModel<Value> {
  return { vgae: make('vgae'), 'without-kl': make('without-kl'), gae: make('gae') };
}
