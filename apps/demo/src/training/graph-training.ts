/**
 * @file A training of a graph autoencoder that can be run, paused, stepped and looked into. It knows
 * nothing of pages and workers, and runs in Node too.
 */
import { GaussianPosterior } from '@latentgraph/encoders';
import { type EdgeSplit, type Graph, GraphError, Random, splitEdges } from '@latentgraph/graph';
import { embeddingsToCsv } from '@latentgraph/graph-io';
import { chooseReconstruction } from '@latentgraph/losses';
import {
  type DecoderConfig,
  type GraphAutoencoder,
  type GraphAutoencoderConfig,
  graphAutoencoderConfig,
  graphAutoencoderFromConfig,
  loadModel,
  saveModel,
} from '@latentgraph/models';
import {
  type Epoch,
  embed,
  evaluateLinks,
  type LinkMetrics,
  type Neighbor,
  nearestNeighbors,
  type PredictedLink,
  type PredictLinksOptions,
  predictLinks,
  train,
} from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';
import type { GraphSettings } from './graph-settings.js';
import { PlaneProjection } from './plane-projection.js';

/** What the page draws of the latent space. */
export interface LatentPicture {
  /** `[N, 2]` */
  readonly points: Float32Array;
  /** Mean standard deviation of each node's posterior, `[N]`; of a GAE there is none. */
  readonly uncertainty?: Float32Array;
}

/** A model in training, on the training edges of a graph. */
export class GraphTraining {
  readonly graph: Graph;
  readonly settings: GraphSettings;
  readonly split: EdgeSplit;
  readonly #config: GraphAutoencoderConfig;
  readonly #model: GraphAutoencoder;
  readonly #epochs: AsyncGenerator<Epoch<LinkMetrics>, void, undefined>;
  readonly #projection = new PlaneProjection();

  /**
   * @param modelFile a saved model to begin with, in place of a new one
   * @throws Error if the saved model is for other features than the graph has
   */
  constructor(graph: Graph, settings: GraphSettings, modelFile?: Uint8Array) {
    this.graph = graph;
    this.split = usualSplit(graph, settings.seed);
    const { model, config } = modelFile ? loadModel(modelFile) : newModel(graph, settings);
    if (config.inputs !== graph.featureCount) {
      model.dispose();
      throw new Error(
        `the model is for ${config.inputs} features, but this graph has ${graph.featureCount}; choose the graph it was trained on first`,
      );
    }
    this.#model = model;
    this.#config = config;
    this.settings = modelFile ? settingsOf(config, settings) : settings;
    const { epochs, rate, seed } = this.settings;
    this.#epochs = train(model, this.split, { epochs, learningRate: rate, seed });
  }

  /** Trains one epoch; undefined where all are done. */
  async step(): Promise<Epoch<LinkMetrics> | undefined> {
    const { value } = await this.#epochs.next();
    return value ?? undefined;
  }

  async picture(): Promise<LatentPicture> {
    const [mode, deviation] = tf.tidy((): [tf.Tensor2D, tf.Tensor1D?] => {
      const posterior = this.#model.posterior(this.split.train);
      if (!(posterior instanceof GaussianPosterior)) return [posterior.mode];
      return [posterior.mode, tf.mean<tf.Tensor1D>(tf.exp(posterior.logStd), 1)];
    });
    try {
      const points = this.#projection.project(await mode.data<'float32'>(), mode.shape[1]);
      const uncertainty = await deviation?.data<'float32'>();
      return { points, ...(uncertainty && { uncertainty }) };
    } finally {
      tf.dispose(deviation ? [mode, deviation] : mode);
    }
  }

  /** AUC and average precision on test links; undefined where the graph is too small to have some. */
  async evaluate(): Promise<LinkMetrics | undefined> {
    const { sources } = this.split.test.positives;
    return sources.length > 0 ? evaluateLinks(this.#model, this.split) : undefined;
  }

  /** The strongest links that are not there, of the whole graph or of a node. */
  predictLinks(options: PredictLinksOptions): Promise<PredictedLink[]> {
    return predictLinks(this.#model, this.split, options);
  }

  /** The nodes nearest to one in latent space. */
  async nearest(node: number, count: number): Promise<readonly Neighbor[]> {
    return nearestNeighbors(await embed(this.#model, this.split.train), node, count);
  }

  /** The latent space by UMAP, `[N, 2]`: neighborhoods are kept, distances between groups are not. */
  async umap(): Promise<Float32Array> {
    const { values, dimensions, nodeCount } = await embed(this.#model, this.split.train);
    const { UMAP } = await import('umap-js');
    const random = new Random(this.settings.seed, 'umap');
    const umap = new UMAP({
      nNeighbors: Math.min(15, nodeCount - 1),
      random: () => random.uniform(),
    });
    const rows = Array.from({ length: nodeCount }, (_, node) =>
      Array.from(values.subarray(node * dimensions, (node + 1) * dimensions)),
    );
    return Float32Array.from(umap.fit(rows).flat());
  }

  async embeddingsCsv(): Promise<string> {
    const { values, dimensions } = await embed(this.#model, this.split.train);
    const ids = Array.from({ length: this.graph.nodeCount }, (_, node) => this.graph.idOf(node));
    return embeddingsToCsv(ids, values, dimensions);
  }

  modelFile(): Promise<Uint8Array> {
    return saveModel(this.#model, this.#config);
  }

  async dispose(): Promise<void> {
    await this.#epochs.return();
    this.#model.dispose();
  }
}

/** A split as the trainer makes it; of a graph that is too dense for it, one that holds nothing out. */
function usualSplit(graph: Graph, seed: number): EdgeSplit {
  try {
    const validation = heldOutShare(graph, 0.05);
    return splitEdges(graph, { validation, test: heldOutShare(graph, 0.1), seed });
  } catch (error) {
    if (!GraphError.isInstance(error) || error.code !== 'not-enough-pairs') throw error;
    return splitEdges(graph, { validation: 0, test: 0, seed });
  }
}

/** A share of the links to hold out; 0 where that is less than one. */
function heldOutShare({ edgeCount }: Graph, usual: number): number {
  return Math.floor(usual * edgeCount) > 0 ? usual : 0;
}

function newModel(
  graph: Graph,
  settings: GraphSettings,
): { model: GraphAutoencoder; config: GraphAutoencoderConfig } {
  const config = modelConfig(graph, settings);
  return { model: graphAutoencoderFromConfig(config), config };
}

/** The settings of a saved model, as far as it has them. */
function settingsOf(config: GraphAutoencoderConfig, settings: GraphSettings): GraphSettings {
  const { posterior, hidden, decoder, latent, beta } = config;
  return {
    ...settings,
    model: posterior === 'gaussian' ? 'vgae' : 'gae',
    encoder: hidden.length === 0 ? 'linear' : 'gcn',
    hidden: hidden[0] ?? settings.hidden,
    decoder: decoder.type,
    latent,
    beta,
  };
}

function modelConfig(graph: Graph, settings: GraphSettings): GraphAutoencoderConfig {
  const { model, encoder, hidden, latent, beta, seed } = settings;
  const decoder = decoderConfig(settings.decoder, graph);
  const hasAllPairsLoss = decoder.type === 'inner-product';
  const { type } = chooseReconstruction({ nodeCount: graph.nodeCount, latent, hasAllPairsLoss });
  return graphAutoencoderConfig(model === 'vgae' ? 'gaussian' : 'point', {
    inputs: graph.featureCount,
    hidden: encoder === 'linear' ? [] : [hidden],
    latent,
    beta,
    seed,
    decoder,
    reconstruction: type === 'exact' ? { type } : { type, negativesPerEdge: 1 },
  });
}

function decoderConfig(type: GraphSettings['decoder'], { directed }: Graph): DecoderConfig {
  switch (type) {
    case 'inner-product':
      return { type };
    case 'bilinear':
      return { type, directed };
    case 'mlp':
      return { type, hidden: [32], directed };
    default:
      return type satisfies never;
  }
}
