/** @file The training that the page shows: its state as signals, and what the buttons do. */

import type { LinkMetrics, Neighbor, PredictedLink } from '@latentgraph/training';
import { batch, computed, type Signal, signal } from '@preact/signals';
import { proxy, type Remote, wrap } from 'comlink';
import { measured } from '../page/measured.js';
import type { GraphName, GraphSettings } from '../training/graph-settings.js';
import type {
  EpochPoint,
  GraphDescription,
  GraphTrainer,
  OpenedTraining,
  TrainingNews,
} from '../training/graph-trainer.worker.js';
import type { LatentPicture } from '../training/graph-training.js';
import type { GraphSources } from '../training/load-graph.js';

export type SessionState = 'opening' | 'ready' | 'running' | 'paused' | 'done' | 'failed';

/** A worker does not know where the page is. */
const dataFolder = new URL('data/', document.baseURI).href;

/** Between two pictures the browser draws at least one frame. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve()));

export class GraphSession {
  readonly settings: Signal<GraphSettings>;
  readonly state = signal<SessionState>('opening');
  readonly failure = signal<string | undefined>(undefined);
  readonly graph = signal<GraphDescription | undefined>(undefined);
  readonly picture = signal<LatentPicture | undefined>(undefined);
  readonly epochs = signal<readonly EpochPoint[]>([]);
  readonly test = signal<LinkMetrics | undefined>(undefined);
  readonly chosen = signal<number | null>(null);
  readonly nearest = signal<readonly Neighbor[]>([]);
  readonly predicted = signal<readonly PredictedLink[]>([]);
  /** Neighbors of the chosen node in the graph. */
  readonly neighbors = computed(() => neighborsOf(this.graph.value, this.chosen.value));
  #drawnGraph: GraphName | undefined;
  #file: GraphSources['file'];
  /** Whether the model can be asked and saved. */
  readonly isIdle = computed(() => ['ready', 'paused', 'done'].includes(this.state.value));
  readonly #worker = new Worker(new URL('../training/graph-trainer.worker.ts', import.meta.url), {
    type: 'module',
  });
  readonly #trainer: Remote<GraphTrainer> = wrap<GraphTrainer>(this.#worker);

  constructor(settings: GraphSettings) {
    this.settings = signal(settings);
    this.#worker.onerror = ({ message }) => this.#fail(message || 'the worker did not start');
  }

  /**
   * Begins anew with these settings. Where that fails, everything is as it was, but for the message.
   * @param modelFile a saved model, whose settings take their place
   */
  async open(settings: GraphSettings, modelFile?: Uint8Array): Promise<void> {
    const before = { settings: this.settings.peek(), state: this.state.peek() };
    batch(() => {
      this.settings.value = settings;
      this.state.value = 'opening';
      this.failure.value = undefined;
    });
    const sources = { dataFolder, file: this.#file };
    const opened = await this.#guard(() => this.#trainer.open(settings, sources, modelFile));
    batch(() => {
      if (opened) this.#show(opened);
      else if (this.graph.peek()) {
        this.settings.value = before.settings;
        this.state.value = before.state === 'running' ? 'paused' : before.state;
      }
    });
  }

  /** Opens a graph of the reader's own. */
  async openGraphFile(file: File): Promise<void> {
    const before = this.#file;
    this.#file = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    this.#drawnGraph = undefined;
    await this.open({ ...this.settings.peek(), graph: 'file' });
    if (this.failure.peek() !== undefined) this.#file = before;
  }

  #show({ settings, graph, picture }: OpenedTraining): void {
    this.settings.value = settings;
    // The same graph stays as it is laid out.
    if (settings.graph !== this.#drawnGraph) this.graph.value = graph;
    this.#drawnGraph = settings.graph;
    this.picture.value = picture;
    this.epochs.value = [];
    this.test.value = undefined;
    this.#forget();
    this.state.value = 'ready';
  }

  async run(): Promise<void> {
    this.state.value = 'running';
    await this.#guard(() => this.#trainer.run(proxy((news) => this.#hear(news))));
    this.#settle();
  }

  async step(): Promise<void> {
    await this.#guard(() => this.#trainer.step(proxy((news) => this.#hear(news))));
    this.#settle();
  }

  async pause(): Promise<void> {
    await this.#guard(() => this.#trainer.pause());
  }

  /** Chooses a node, or none. */
  async choose(node: number | null): Promise<void> {
    batch(() => {
      this.chosen.value = node;
      this.nearest.value = [];
    });
    if (node === null) return;
    const nearest = await this.#guard(() => this.#trainer.nearest(node, 8));
    if (nearest && this.chosen.peek() === node) this.nearest.value = nearest;
  }

  /** Finds the strongest links that are not there, of the chosen node if there is one. */
  async predictLinks(top: number): Promise<void> {
    const node = this.chosen.peek();
    const options = node === null ? { top } : { top, node };
    const links = await this.#guard(() => this.#trainer.predictLinks(options));
    if (links) this.predicted.value = links;
  }

  /** Draws the latent space by UMAP, until training moves it. */
  async drawByUmap(): Promise<void> {
    const points = await this.#guard(() => this.#trainer.umap());
    const picture = this.picture.peek();
    if (points && picture) this.picture.value = { ...picture, points };
  }

  async embeddingsCsv(): Promise<string | undefined> {
    return this.#guard(() => this.#trainer.embeddingsCsv());
  }

  async modelFile(): Promise<Uint8Array | undefined> {
    return this.#guard(() => this.#trainer.modelFile());
  }

  /** Tensors that are alive in the worker. */
  tensorCount(): Promise<number> {
    return this.#trainer.tensorCount();
  }

  close(): void {
    this.#worker.terminate();
  }

  /** What was found out about another state of the model. */
  #forget(): void {
    this.chosen.value = null;
    this.nearest.value = [];
    this.predicted.value = [];
  }

  async #hear({ epochs, picture, test }: TrainingNews): Promise<void> {
    measured('news of training', () =>
      batch(() => {
        this.epochs.value = [...this.epochs.peek(), ...epochs];
        this.picture.value = picture;
        if (test) this.test.value = test;
      }),
    );
    await nextFrame();
  }

  #settle(): void {
    if (this.state.peek() === 'failed') return;
    this.state.value = this.test.peek() ? 'done' : 'paused';
  }

  async #guard<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await ask();
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  #fail(message: string): void {
    batch(() => {
      this.state.value = 'failed';
      this.failure.value = message;
    });
  }
}

function neighborsOf(graph: GraphDescription | undefined, node: number | null): readonly number[] {
  if (!graph || node === null) return [];
  const found: number[] = [];
  graph.sources.forEach((source, k) => {
    const target = graph.targets[k]!;
    if (source === node) found.push(target);
    else if (target === node) found.push(source);
  });
  return found;
}
