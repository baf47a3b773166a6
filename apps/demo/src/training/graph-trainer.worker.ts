/** @file The web worker in which graphs are trained: the page asks, and is told of epochs as they come. */
import { type BackendChoice, useBackend } from '@latentgraph/backends';
import type {
  LinkMetrics,
  Neighbor,
  PredictedLink,
  PredictLinksOptions,
} from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';
import { expose, transfer } from 'comlink';
import type { GraphSettings } from './graph-settings.js';
import { GraphTraining, type LatentPicture } from './graph-training.js';
import { type GraphSources, loadGraph, type NamedGraph } from './load-graph.js';
import { prepareWasm } from './prepare-wasm.js';

/** What the page must know of a graph to draw it. */
export interface GraphDescription {
  readonly nodeCount: number;
  readonly names: readonly string[];
  /** Each undirected edge once. */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** Class of each node, where there are classes. */
  readonly classes?: Uint32Array;
  readonly classNames?: readonly string[];
  readonly featureCount: number;
  /** Such as "wasm, 2 threads". */
  readonly backend: string;
  /** Why there are no more threads, where there could not be. */
  readonly threadsReason?: string;
}

/** A training that has not begun. */
export interface OpenedTraining {
  /** As asked for, or those of the saved model. */
  readonly settings: GraphSettings;
  readonly graph: GraphDescription;
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
  /** On test links, after the last epoch. */
  readonly test?: LinkMetrics;
}

/** Takes news; the next comes when the promise is kept, so a slow page is told less often. */
export type NewsListener = (news: TrainingNews) => Promise<void>;

export class GraphTrainer {
  #training: GraphTraining | undefined;
  #wantsToRun = false;
  /** Ends when the running loop, or the step, has ended. */
  #work: Promise<void> = Promise.resolve();

  /**
   * Begins anew; what was trained before is gone, unless this fails.
   * @param modelFile a saved model to begin with
   */
  async open(
    settings: GraphSettings,
    sources: GraphSources,
    modelFile?: Uint8Array,
  ): Promise<OpenedTraining> {
    await this.pause();
    prepareWasm();
    const backend = await useBackend(settings.backend);
    const named = await loadGraph(settings.graph, sources);
    const training = new GraphTraining(named.graph, settings, modelFile);
    await this.#training?.dispose();
    this.#training = training;
    return {
      settings: training.settings,
      graph: describe(named, backend),
      picture: await training.picture(),
    };
  }

  /** Trains until all epochs are done, or until `pause`. */
  async run(listener: NewsListener): Promise<void> {
    await this.pause();
    this.#wantsToRun = true;
    this.#work = this.#train(listener, () => this.#wantsToRun);
    await this.#work;
  }

  /** Trains one epoch. */
  async step(listener: NewsListener): Promise<void> {
    await this.pause();
    let left = 1;
    this.#work = this.#train(listener, () => left-- > 0);
    await this.#work;
  }

  /** Stops after the epoch that is under way. */
  async pause(): Promise<void> {
    this.#wantsToRun = false;
    // How it ended is told to who began it.
    await this.#work.catch(() => undefined);
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

  async #train(listener: NewsListener, goesOn: () => boolean): Promise<void> {
    const training = this.#opened;
    let epochs: EpochPoint[] = [];
    let listening: Promise<void> = Promise.resolve();
    let isListening = false;
    const tell = async (test?: LinkMetrics): Promise<void> => {
      const news = { epochs, picture: await training.picture(), ...(test && { test }) };
      epochs = [];
      isListening = true;
      listening = listener(news).finally(() => {
        isListening = false;
      });
    };
    let isDone = false;
    while (!isDone && goesOn()) {
      const epoch = await training.step();
      if (epoch === undefined) {
        isDone = true;
        break;
      }
      const { validation, ...rest } = epoch;
      epochs.push({ ...rest, ...(validation && { auc: validation.auc }) });
      isDone = epoch.number === training.settings.epochs;
      if (!isListening) await tell();
      // Lets messages in, such as that to pause.
      await new Promise((resolve) => setTimeout(resolve));
    }
    await listening;
    await tell(isDone ? await training.evaluate() : undefined);
    await listening;
  }
}

function describe({ graph, names }: NamedGraph, backend: BackendChoice): GraphDescription {
  const { nodeCount, edges, labels, featureCount } = graph;
  return {
    nodeCount,
    names,
    sources: edges.sources,
    targets: edges.targets,
    ...(labels && { classes: labels.classes, classNames: labels.names }),
    featureCount,
    backend: `${backend.name}, ${backend.threads} ${backend.threads === 1 ? 'thread' : 'threads'}`,
    ...(backend.threadsReason !== undefined && { threadsReason: backend.threadsReason }),
  };
}

expose(new GraphTrainer());
