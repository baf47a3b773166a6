/** @file The three models and their training, as signals. */
import type { Graph } from '@latentgraph/graph';
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { measured } from '../page/measured.js';
import {
  Comparison,
  type DecoderName,
  type LossFigures,
  type PerModel,
} from './computing/comparison.js';
import { meanDeviation } from './computing/latent-spread.js';
import { TrainingRun } from './training-run.js';

/** Mean standard deviation of the two models that have one, after an epoch. */
export interface DeviationPoint {
  readonly epoch: number;
  readonly withKl: number;
  readonly withoutKl: number;
}

interface ComparisonTrainingOptions {
  /** What is encoded, and trained on from the next training on. */
  readonly graph: ReadonlySignal<Graph>;
  /** What the next training decodes by. */
  readonly decoder: ReadonlySignal<DecoderName>;
  /** Called whenever the weights have changed. */
  readonly onNewWeights: () => void;
}

/** Needs a tfjs backend that is ready, and `restart` before anything else; `close` frees what it holds. */
export class ComparisonTraining {
  readonly isTraining = signal(false);
  /** Whether there is a training that was paused, to go on with. */
  readonly isPaused = signal(false);
  readonly epoch = signal(0);
  readonly figures = signal<PerModel<LossFigures> | undefined>(undefined);
  readonly deviations = signal<readonly DeviationPoint[]>([]);
  readonly seed = signal(0);
  readonly failure = signal<string | undefined>(undefined);
  /** Numbers of all three models, for the weights as they are now. */
  readonly encodings = computed(() => this.#weights.value.of.encode(this.#graph.value));
  /** Each decoder by its name. */
  readonly decoders = computed(() => this.#weights.value.of.decoders);

  /** A new object whenever the weights change, which are no signals themselves. */
  readonly #weights = signal({ of: new Comparison(0) });
  #run: TrainingRun<PerModel<LossFigures>> | undefined;
  readonly #graph: ReadonlySignal<Graph>;
  readonly #decoder: ReadonlySignal<DecoderName>;
  readonly #onNewWeights: () => void;

  constructor({ graph, decoder, onNewWeights }: ComparisonTrainingOptions) {
    this.#graph = graph;
    this.#decoder = decoder;
    this.#onNewWeights = onNewWeights;
  }

  /** Fresh weights. */
  async restart(seed: number): Promise<void> {
    const before = this.#weights.peek().of;
    batch(() => {
      this.seed.value = seed;
      this.#weights.value = { of: new Comparison(seed) };
      this.epoch.value = 0;
      this.deviations.value = [this.#deviationsNow()];
      this.figures.value = undefined;
      this.failure.value = undefined;
      this.#onNewWeights();
    });
    await this.end();
    before.dispose();
  }

  /** Trains until all epochs are done, or until `pause`; goes on where it was paused. */
  async train(): Promise<void> {
    if (this.isTraining.peek()) return;
    const run = this.#run ?? this.#newRun();
    this.#run = run;
    batch(() => {
      this.isTraining.value = true;
      this.isPaused.value = false;
      this.failure.value = undefined;
    });
    try {
      if ((await run.go()) && this.#run === run) await this.end();
    } catch (error) {
      await this.end();
      this.failure.value = error instanceof Error ? error.message : String(error);
    }
    batch(() => {
      if (this.#run === run || this.#run === undefined) this.isTraining.value = false;
      this.isPaused.value = this.#run !== undefined && !this.isTraining.peek();
    });
  }

  pause(): void {
    this.#run?.pause();
  }

  /** Stops training; the next begins with a fresh optimizer. */
  async end(): Promise<void> {
    const run = this.#run;
    batch(() => {
      this.#run = undefined;
      this.isTraining.value = false;
      this.isPaused.value = false;
    });
    await run?.end();
  }

  /** Ends training, and frees the models. */
  async close(): Promise<void> {
    await this.end();
    this.#weights.peek().of.dispose();
  }

  #newRun(): TrainingRun<PerModel<LossFigures>> {
    const comparison = this.#weights.peek().of;
    const epochs = comparison.train(this.#graph.peek(), this.#decoder.peek());
    const hear = (count: number, figures: PerModel<LossFigures>): void => {
      this.epoch.value += count;
      this.figures.value = figures;
      this.#weights.value = { of: comparison };
      this.#onNewWeights();
      this.deviations.value = [...this.deviations.peek(), this.#deviationsNow()];
    };
    return new TrainingRun(epochs, (count, figures) =>
      measured('numbers of training', () => batch(() => hear(count, figures))),
    );
  }

  #deviationsNow(): DeviationPoint {
    const { vgae, 'without-kl': withoutKl } = this.encodings.value;
    return {
      epoch: this.epoch.peek(),
      withKl: meanDeviation(vgae),
      withoutKl: meanDeviation(withoutKl),
    };
  }
}
