/** @file The training that the page shows: its state as signals, and what the buttons do. */

import type { LinkMetrics, Neighbor, PredictedLink } from '@latentgraph/training';
import { batch, computed, signal } from '@preact/signals';
import { proxy, type Remote, wrap } from 'comlink';
import type { GraphSettings } from '../training/graph-settings.js';
import type {
  EpochPoint,
  GraphDescription,
  GraphTrainer,
  TrainingNews,
} from '../training/graph-trainer.worker.js';
import type { LatentPicture } from '../training/graph-training.js';

export type SessionState = 'opening' | 'ready' | 'running' | 'paused' | 'done' | 'failed';

/** Between two pictures the browser draws at least one frame. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve()));

export class GraphSession {
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
  readonly #worker = new Worker(new URL('../training/graph-trainer.worker.ts', import.meta.url), {
    type: 'module',
  });
  readonly #trainer: Remote<GraphTrainer> = wrap<GraphTrainer>(this.#worker);

  constructor() {
    this.#worker.onerror = ({ message }) => this.#fail(message || 'the worker did not start');
  }

  /** Begins anew with these settings. */
  async open(settings: GraphSettings): Promise<void> {
    batch(() => {
      this.state.value = 'opening';
      this.failure.value = undefined;
      this.epochs.value = [];
      this.test.value = undefined;
      this.chosen.value = null;
      this.nearest.value = [];
      this.predicted.value = [];
    });
    await this.#guard(async () => {
      const { graph, picture } = await this.#trainer.open(settings);
      batch(() => {
        this.graph.value = graph;
        this.picture.value = picture;
        this.state.value = 'ready';
      });
    });
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

  async predictLinks(top: number): Promise<void> {
    const links = await this.#guard(() => this.#trainer.predictLinks(top));
    if (links) this.predicted.value = links;
  }

  async embeddingsCsv(): Promise<string | undefined> {
    return this.#guard(() => this.#trainer.embeddingsCsv());
  }

  async modelFile(): Promise<Uint8Array | undefined> {
    return this.#guard(() => this.#trainer.modelFile());
  }

  close(): void {
    this.#worker.terminate();
  }

  async #hear({ epochs, picture, test }: TrainingNews): Promise<void> {
    batch(() => {
      this.epochs.value = [...this.epochs.peek(), ...epochs];
      this.picture.value = picture;
      if (test) this.test.value = test;
    });
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
