/** @file What the reader has set, and all the numbers that follow from it, as signals. */
import type { PairDecoder } from '@latentgraph/decoders';
import { addSelfLoops } from '@latentgraph/graph';
import { batch, computed, signal } from '@preact/signals';
import { measured } from '../page/measured.js';
import {
  Comparison,
  type DecoderName,
  type LossFigures,
  type PerModel,
} from './computing/comparison.js';
import { decodeAllPairs } from './computing/decoding.js';
import { type DenseMatrix, fromCsr } from './computing/dense-matrix.js';
import type { Encoding } from './computing/encoding.js';
import { takeApart } from './computing/objective.js';
import { growthOver } from './computing/propagation-growth.js';
import { drawLatent } from './computing/sampling.js';
import {
  formatGraph,
  namesOf,
  parseGraph,
  removeNode,
  type SmallGraph,
  toGraph,
} from './computing/small-graph.js';
import type { ModelName } from './computing/small-model.js';
import { type ExplainSettings, firstGraph } from './explain-settings.js';
import { type Lit, nothing, type Pair } from './lit.js';
import { freePlace, onEllipse, type Point } from './node-positions.js';
import { TrainingRun } from './training-run.js';

/** Mean standard deviation of the two models that have one, after an epoch. */
export interface DeviationPoint {
  readonly epoch: number;
  readonly withKl: number;
  readonly withoutKl: number;
}

/** Needs a tfjs backend that is ready; `close` frees what it holds. */
export class ExplainSession {
  readonly graph = signal<SmallGraph>(firstGraph);
  readonly positions = signal<readonly Point[]>([]);
  /** Whose numbers are shown. */
  readonly model = signal<ModelName>('vgae');
  readonly decoder = signal<DecoderName>('inner-product');
  readonly noise = signal(1);
  /** Which draw of the noise. */
  readonly draw = signal(0);
  /** Latent vectors that the reader has moved. */
  readonly moved = signal<ReadonlyMap<number, Point>>(new Map());
  readonly lit = signal<Lit>(nothing);
  /** The pair that was pointed at last. */
  readonly pair = signal<Pair>([2, 3]);
  readonly isTraining = signal(false);
  /** Whether there is a training that was paused, to go on with. */
  readonly isPaused = signal(false);
  readonly epoch = signal(0);
  readonly figures = signal<PerModel<LossFigures> | undefined>(undefined);
  readonly deviations = signal<readonly DeviationPoint[]>([]);
  readonly seed = signal(0);
  readonly failure = signal<string | undefined>(undefined);

  readonly names = computed(() => namesOf(this.graph.value));
  readonly builtGraph = computed(() => toGraph(this.graph.value));
  readonly adjacency = computed(() => fromCsr(this.builtGraph.value.adjacency));
  readonly withSelfLoops = computed(() => addSelfLoops(this.builtGraph.value.adjacency));
  readonly growth = computed(() => growthOver(this.builtGraph.value, [1, 2, 4, 8]));
  /** Numbers of all three models, for the weights as they are now. */
  readonly encodings = computed(() => this.#weights.value.of.encode(this.builtGraph.value));
  readonly encoding = computed(() => this.encodings.value[this.model.value]);
  readonly drawn = computed(() =>
    drawLatent(this.encoding.value, { draw: this.draw.value, scale: this.noise.value }),
  );
  /** z, as drawn or as moved. */
  readonly latent = computed(
    (): DenseMatrix =>
      this.drawn.value.z.map((row, node) => {
        const place = this.moved.value.get(node);
        return place ? [place.x, place.y] : row;
      }),
  );
  readonly decoding = computed(() => decodeAllPairs(this.#pairDecoder, this.latent.value));
  readonly objective = computed(() =>
    takeApart(this.builtGraph.value, this.#pairDecoder, {
      encoding: this.encoding.value,
      z: this.latent.value,
    }),
  );
  readonly settings = computed(
    (): ExplainSettings => ({
      graph: formatGraph(this.graph.value),
      model: this.model.value,
      decoder: this.decoder.value,
      noise: this.noise.value,
      seed: this.seed.value,
    }),
  );

  /** A new object whenever the weights change, which are no signals themselves. */
  readonly #weights = signal({ of: new Comparison(0) });
  #run: TrainingRun<PerModel<LossFigures>> | undefined;

  constructor({ graph, model, decoder, noise, seed }: ExplainSettings) {
    this.model.value = model;
    this.decoder.value = decoder;
    this.noise.value = noise;
    this.graph.value = parseGraph(graph) ?? firstGraph;
    this.positions.value = onEllipse(this.graph.value.features.length);
    this.pair.value = this.#pairWithin(this.graph.value);
    void this.restart(seed);
  }

  /** Puts an edited graph in place; the weights stay as they are, and its training begins anew. */
  edit(graph: SmallGraph): void {
    void this.#endRun();
    batch(() => {
      this.graph.value = graph;
      this.#forgetPlaces();
      this.pair.value = this.#pairWithin(graph);
      while (this.positions.peek().length < graph.features.length) {
        const taken = this.positions.peek();
        this.positions.value = [...taken, freePlace(taken, graph.edges)];
      }
    });
  }

  remove(node: number): void {
    const graph = removeNode(this.graph.peek(), node);
    if (graph === this.graph.peek()) return;
    batch(() => {
      this.positions.value = this.positions.peek().filter((_, index) => index !== node);
      this.edit(graph);
    });
  }

  /** Back to the graph that was there at first. */
  resetGraph(): void {
    batch(() => {
      this.positions.value = onEllipse(firstGraph.features.length);
      this.edit(firstGraph);
    });
  }

  place(node: number, point: Point): void {
    this.positions.value = this.positions.peek().with(node, point);
  }

  light(lit: Lit): void {
    batch(() => {
      this.lit.value = lit;
      const [pair] = lit.pairs;
      if (pair) this.pair.value = pair;
    });
  }

  show(model: ModelName): void {
    batch(() => {
      this.model.value = model;
      this.#forgetPlaces();
    });
  }

  drawAgain(): void {
    batch(() => {
      this.draw.value++;
      this.#forgetPlaces();
    });
  }

  scaleNoise(scale: number): void {
    batch(() => {
      this.noise.value = scale;
      this.#forgetPlaces();
    });
  }

  /** What is trained next has this decoder. */
  decodeBy(decoder: DecoderName): void {
    void this.#endRun();
    this.decoder.value = decoder;
  }

  move(node: number, point: Point): void {
    this.moved.value = new Map([...this.moved.peek(), [node, point]]);
  }

  putBack(): void {
    this.#forgetPlaces();
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
      this.#forgetPlaces();
    });
    await this.#endRun();
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
      if ((await run.go()) && this.#run === run) await this.#endRun();
    } catch (error) {
      await this.#endRun();
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

  async close(): Promise<void> {
    await this.#endRun();
    this.#weights.peek().of.dispose();
  }

  get #pairDecoder(): PairDecoder {
    return this.#weights.value.of.decoders[this.decoder.value];
  }

  #newRun(): TrainingRun<PerModel<LossFigures>> {
    const comparison = this.#weights.peek().of;
    const epochs = comparison.train(this.builtGraph.peek(), this.decoder.peek());
    const hear = (count: number, figures: PerModel<LossFigures>): void => {
      this.epoch.value += count;
      this.figures.value = figures;
      this.#weights.value = { of: comparison };
      this.#forgetPlaces();
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

  /** Stops training; the next begins with a fresh optimizer. */
  async #endRun(): Promise<void> {
    const run = this.#run;
    batch(() => {
      this.#run = undefined;
      this.isTraining.value = false;
      this.isPaused.value = false;
    });
    await run?.end();
  }

  /** The pair that was pointed at last; a node that is not in the graph is replaced by its last one. */
  #pairWithin({ features }: SmallGraph): Pair {
    const [receiver, sender] = this.pair.peek();
    const last = features.length - 1;
    return [Math.min(receiver, last), Math.min(sender, last)];
  }

  #forgetPlaces(): void {
    if (this.moved.peek().size > 0) this.moved.value = new Map();
  }
}

/** Over all nodes and dimensions. */
export function meanDeviation({ logStd }: Encoding): number {
  const deviations = logStd?.flat().map(Math.exp) ?? [];
  return deviations.reduce((sum, value) => sum + value, 0) / Math.max(1, deviations.length);
}

/** Mean distance of the means from the origin. */
export function meanLength({ mean }: Encoding): number {
  return mean.reduce((sum, row) => sum + Math.hypot(...row), 0) / mean.length;
}
