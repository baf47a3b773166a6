/** @file The training that the page shows: its state as signals, and what the buttons do. */

import type { LinkMetrics, Neighbor, PredictedLink } from '@latentgraph/training';
import { batch, computed, type Signal, signal } from '@preact/signals';
import { dataFolder, type RestingState, WorkerSession } from '../page/worker-session.js';
import type { GraphName, GraphSettings } from '../training/graph-settings.js';
import type {
  EpochPoint,
  GraphDescription,
  GraphTrainer,
  OpenedTraining,
  TrainingNews,
} from '../training/graph-trainer.js';
import type { LatentPicture } from '../training/graph-training.js';
import type { GraphSources } from '../training/load-graph.js';
import type { Listener } from '../training/news-teller.js';

export class GraphSession extends WorkerSession<GraphTrainer> {
  readonly settings: Signal<GraphSettings>;
  readonly graph = signal<GraphDescription | undefined>(undefined);
  readonly picture = signal<LatentPicture | undefined>(undefined);
  /** The latent space by UMAP, where it is drawn so; else it is drawn by PCA. */
  readonly umap = signal<Float32Array | 'computing' | undefined>(undefined);
  readonly epochs = signal<readonly EpochPoint[]>([]);
  readonly test = signal<LinkMetrics | undefined>(undefined);
  readonly chosen = signal<number | null>(null);
  readonly nearest = signal<readonly Neighbor[]>([]);
  readonly predicted = signal<readonly PredictedLink[]>([]);
  /** Neighbors of the chosen node in the graph. */
  readonly neighbors = computed(() => neighborsOf(this.graph.value, this.chosen.value));
  /** Links that are not trained on, and what trains. */
  readonly facts = signal<Pick<OpenedTraining, 'hiddenCount' | 'machine'> | undefined>(undefined);
  #isDone = false;
  #drawnGraph: GraphName | undefined;
  #file: GraphSources['file'];
  /** Of the reader's own graph. */
  readonly fileName = signal<string | undefined>(undefined);
  /** Of the training that is shown. */
  #opened: GraphSettings;

  constructor(settings: GraphSettings) {
    super(
      new Worker(new URL('../training/graph-trainer.worker.ts', import.meta.url), {
        type: 'module',
      }),
    );
    this.settings = signal(settings);
    this.#opened = settings;
  }

  /**
   * Begins anew with these settings. Where that fails, everything is as it was, but for the message.
   * @param modelFile a saved model, whose settings take their place
   */
  async open(settings: GraphSettings, modelFile?: Uint8Array): Promise<void> {
    await this.#open(settings, this.#file, modelFile);
  }

  /** Opens a file of the reader's own: a saved model by its ending, else a graph. */
  async openFile(file: File): Promise<void> {
    if (/\.safetensors$/i.test(file.name)) await this.openModelFile(file);
    else await this.openGraphFile(file);
  }

  /** Opens a graph of the reader's own. */
  async openGraphFile(file: File): Promise<void> {
    const bytes = await this.ask(() => file.arrayBuffer());
    if (!bytes) return;
    const own = { name: file.name, bytes: new Uint8Array(bytes) };
    await this.#open({ ...this.settings.peek(), graph: 'file' }, own);
  }

  /** Opens a saved model. */
  async openModelFile(file: File): Promise<void> {
    const bytes = await this.ask(() => file.arrayBuffer());
    if (bytes) await this.open(this.settings.peek(), new Uint8Array(bytes));
  }

  async #open(
    settings: GraphSettings,
    file: GraphSources['file'],
    modelFile?: Uint8Array,
  ): Promise<void> {
    this.settings.value = settings;
    const opened = await this.supersede('opening', () =>
      this.trainer.open(settings, { dataFolder, file }, modelFile),
    );
    if (opened) {
      // Another file is another graph.
      if (file !== this.#file) this.#drawnGraph = undefined;
      this.#file = file;
      this.fileName.value = file?.name;
      batch(() => this.#show(opened.answer));
    } else if (this.state.peek() === 'failed' && this.graph.peek()) {
      this.settings.value = this.#opened;
      this.state.value = this.#rest();
    }
  }

  #show({ settings, graph, picture, hiddenCount, machine }: OpenedTraining): void {
    this.facts.value = { hiddenCount, machine };
    this.#isDone = false;
    this.settings.value = settings;
    this.#opened = settings;
    // The same graph stays as it is laid out.
    if (settings.graph !== this.#drawnGraph) this.graph.value = graph;
    this.#drawnGraph = settings.graph;
    this.picture.value = picture;
    this.umap.value = undefined;
    this.epochs.value = [];
    this.test.value = undefined;
    this.#forget();
    this.state.value = 'ready';
  }

  async run(): Promise<void> {
    await this.#train('running', (listener) => this.trainer.run(listener));
  }

  async step(): Promise<void> {
    await this.#train('stepping', (listener) => this.trainer.step(listener));
  }

  async pause(): Promise<void> {
    await this.ask((trainer) => trainer.pause());
  }

  /** Ends the training where it is, and tests the model as after the last epoch. */
  async stop(): Promise<void> {
    await this.pause();
    const test = await this.ask((trainer) => trainer.evaluate());
    if (this.state.peek() !== 'paused') return;
    this.#isDone = true;
    batch(() => {
      this.test.value = test;
      this.state.value = 'done';
    });
  }

  /** Chooses a node, or none. */
  async choose(node: number | null): Promise<void> {
    batch(() => {
      this.chosen.value = node;
      this.nearest.value = [];
    });
    if (node === null) return;
    const nearest = await this.ask((trainer) => trainer.nearest(node, 8));
    if (nearest && this.chosen.peek() === node) this.nearest.value = nearest;
  }

  /** Finds the strongest links that are not there, of the chosen node if there is one. */
  async predictLinks(top: number): Promise<void> {
    const node = this.chosen.peek();
    const options = node === null ? { top } : { top, node };
    const links = await this.ask((trainer) => trainer.predictLinks(options));
    if (links) this.predicted.value = links;
  }

  /** Draws the latent space by UMAP, until training moves it. */
  async drawByUmap(): Promise<void> {
    const picture = this.picture.peek();
    this.umap.value = 'computing';
    const points = await this.ask((trainer) => trainer.umap());
    if (this.picture.peek() === picture) this.umap.value = points;
  }

  /** Draws the latent space by PCA. */
  drawByPca(): void {
    this.umap.value = undefined;
  }

  async embeddingsCsv(): Promise<string | undefined> {
    return this.ask((trainer) => trainer.embeddingsCsv());
  }

  async modelFile(): Promise<Uint8Array | undefined> {
    return this.ask((trainer) => trainer.modelFile());
  }

  /** Tensors that are alive in the worker. */
  tensorCount(): Promise<number> {
    return this.trainer.tensorCount();
  }

  /** What was found out about another state of the model. */
  #forget(): void {
    this.chosen.value = null;
    this.nearest.value = [];
    this.predicted.value = [];
  }

  async #train(
    state: 'running' | 'stepping',
    begin: (listener: Listener<TrainingNews>) => Promise<void>,
  ): Promise<void> {
    const ended = await this.train<TrainingNews>(state, begin, (news) => {
      this.#isDone = news.isDone;
      this.epochs.value = [...this.epochs.peek(), ...news.epochs];
      this.picture.value = news.picture;
      this.umap.value = undefined;
      this.test.value = news.test;
    });
    if (ended) this.state.value = this.#rest();
  }

  #rest(): RestingState {
    if (this.#isDone) return 'done';
    return this.epochs.peek().length > 0 ? 'paused' : 'ready';
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
