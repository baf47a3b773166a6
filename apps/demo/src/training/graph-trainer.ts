/** @file What the page asks of the worker that trains on graphs, and is told of epochs as they come. */
import { useBackend } from '@latentgraph/backends';
import type {
  LinkMetrics,
  Neighbor,
  PredictedLink,
  PredictLinksOptions,
} from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';
import { transfer } from 'comlink';
import type { GraphSettings } from './graph-settings.js';
import { GraphTraining, type LatentPicture } from './graph-training.js';
import { type GraphSources, loadGraph, type NamedGraph } from './load-graph.js';
import { type Machine, machineOf } from './machine.js';
import { type Listener, NewsTeller } from './news-teller.js';
import { TrainingTurns } from './training-turns.js';

/** What the page must know of a graph to draw it. */
export interface GraphDescription {
  readonly nodeCount: number;
  readonly names: readonly string[];
  readonly directed: boolean;
  /** Each undirected edge once. */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** Class of each node, where there are classes. */
  readonly classes?: Uint32Array;
  readonly classNames?: readonly string[];
}

/** A training that has not begun. */
export interface OpenedTraining {
  /** As asked for, or those of the saved model. */
  readonly settings: GraphSettings;
  readonly graph: GraphDescription;
  /** How many links are not trained on, to validate and test with. */
  readonly hiddenCount: number;
  readonly machine: Machine;
  readonly picture: LatentPicture;
}

/** One epoch, for the curves. */
export interface EpochPoint {
  readonly number: number;
  readonly loss: number;
  readonly reconstruction: number;
  readonly divergence: number;
  readonly milliseconds: number;
  readonly auc?: number;
}

/** What has happened since the page was told last. */
export interface TrainingNews {
  readonly epochs: readonly EpochPoint[];
  readonly picture: LatentPicture;
  /** Whether that was the last epoch. */
  readonly isDone: boolean;
  /** On test links, after the last epoch; absent where there are none. */
  readonly test?: LinkMetrics;
}

/** The graph trainer of the page, in its worker. */
export class GraphTrainer {
  readonly #load: typeof loadGraph;
  #training: GraphTraining | undefined;
  readonly #turns = new TrainingTurns();

  constructor(load = loadGraph) {
    this.#load = load;
  }

  /**
   * Begins anew; what was trained before is gone, unless this fails.
   * @param modelFile a saved model to begin with
   */
  async open(
    settings: GraphSettings,
    sources: GraphSources,
    modelFile?: Uint8Array,
  ): Promise<OpenedTraining> {
    return this.#turns.next(() => this.#open(settings, sources, modelFile));
  }

  /** Trains until all epochs are done, or until `pause`. */
  async run(listener: Listener<TrainingNews>): Promise<void> {
    await this.#turns.next((goesOn) => this.#train(listener, goesOn));
  }

  /** Trains one epoch. */
  async step(listener: Listener<TrainingNews>): Promise<void> {
    let left = 1;
    await this.#turns.next(() => this.#train(listener, () => left-- > 0));
  }

  /** Stops after the epoch that is under way. */
  async pause(): Promise<void> {
    await this.#turns.pause();
  }

  /** AUC and average precision on test links; undefined where there are none. */
  evaluate(): Promise<LinkMetrics | undefined> {
    return this.#opened.evaluate();
  }

  nearest(node: number, count: number): Promise<readonly Neighbor[]> {
    return this.#opened.nearest(node, count);
  }

  predictLinks(options: PredictLinksOptions): Promise<PredictedLink[]> {
    return this.#opened.predictLinks(options);
  }

  async umap(): Promise<Float32Array> {
    const points = await this.#opened.umap();
    return transfer(points, [points.buffer]);
  }

  /** Tensors that are alive: the same after each training as after the first. */
  tensorCount(): number {
    return tf.memory().numTensors;
  }

  embeddingsCsv(): Promise<string> {
    return this.#opened.embeddingsCsv();
  }

  async modelFile(): Promise<Uint8Array> {
    const file = await this.#opened.modelFile();
    return transfer(file, [file.buffer]);
  }

  get #opened(): GraphTraining {
    if (this.#training === undefined) throw new Error('no graph is open');
    return this.#training;
  }

  async #open(
    settings: GraphSettings,
    sources: GraphSources,
    modelFile?: Uint8Array,
  ): Promise<OpenedTraining> {
    const named = await this.#load(settings.graph, sources);
    const before = this.#training;
    let training: GraphTraining | undefined;
    try {
      const backend = await useBackend(settings.backend);
      training = new GraphTraining(named.graph, settings, modelFile);
      const picture = await training.picture();
      await before?.dispose();
      this.#training = training;
      const { validation, test } = training.split;
      return {
        settings: training.settings,
        graph: describe(named),
        hiddenCount: validation.positives.sources.length + test.positives.sources.length,
        machine: machineOf(backend),
        picture,
      };
    } catch (error) {
      await training?.dispose();
      if (before) await useBackend(before.settings.backend);
      throw error;
    }
  }

  async #train(listener: Listener<TrainingNews>, goesOn: () => boolean): Promise<void> {
    const training = this.#opened;
    let isDone = false;
    let test: LinkMetrics | undefined;
    const teller = new NewsTeller(listener, async (epochs: readonly EpochPoint[]) => ({
      epochs,
      picture: await training.picture(),
      isDone,
      ...(test && { test }),
    }));
    while (!isDone && goesOn()) {
      const epoch = await training.step();
      if (epoch === undefined) break;
      isDone = epoch.number === training.settings.epochs;
      if (isDone) test = await training.evaluate();
      const { validation, ...rest } = epoch;
      await teller.add({ ...rest, ...(validation && { auc: validation.auc }) });
    }
    await teller.finish();
  }
}

function describe({ graph, names }: NamedGraph): GraphDescription {
  const { nodeCount, directed, edges, labels } = graph;
  return {
    nodeCount,
    names,
    directed,
    sources: edges.sources,
    targets: edges.targets,
    ...(labels && { classes: labels.classes, classNames: labels.names }),
  };
}
