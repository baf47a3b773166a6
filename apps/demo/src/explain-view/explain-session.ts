/** @file What the reader has set, and all the numbers that follow from it, as signals. */
import type { PairDecoder } from '@latentgraph/decoders';
import { addSelfLoops } from '@latentgraph/graph';
import { batch, computed, signal } from '@preact/signals';
import { ComparisonTraining } from './comparison-training.js';
import type { DecoderName } from './computing/comparison.js';
import { decodeAllPairs } from './computing/decoding.js';
import { type DenseMatrix, fromCsr } from './computing/dense-matrix.js';
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

  readonly names = computed(() => namesOf(this.graph.value));
  readonly builtGraph = computed(() => toGraph(this.graph.value));
  readonly adjacency = computed(() => fromCsr(this.builtGraph.value.adjacency));
  readonly withSelfLoops = computed(() => addSelfLoops(this.builtGraph.value.adjacency));
  readonly growth = computed(() => growthOver(this.builtGraph.value, [1, 2, 4, 8]));
  readonly training = new ComparisonTraining({
    graph: this.builtGraph,
    decoder: this.decoder,
    onNewWeights: () => this.#forgetPlaces(),
  });
  readonly encoding = computed(() => this.training.encodings.value[this.model.value]);
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
      seed: this.training.seed.value,
    }),
  );

  constructor({ graph, model, decoder, noise, seed }: ExplainSettings) {
    this.model.value = model;
    this.decoder.value = decoder;
    this.noise.value = noise;
    this.graph.value = parseGraph(graph) ?? firstGraph;
    this.positions.value = onEllipse(this.graph.value.features.length);
    this.pair.value = this.#pairWithin(this.graph.value);
    void this.training.restart(seed);
  }

  /** Puts an edited graph in place; the weights stay as they are, and its training begins anew. */
  edit(graph: SmallGraph): void {
    void this.training.end();
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
    void this.training.end();
    this.decoder.value = decoder;
  }

  move(node: number, point: Point): void {
    this.moved.value = new Map([...this.moved.peek(), [node, point]]);
  }

  putBack(): void {
    this.#forgetPlaces();
  }

  close(): Promise<void> {
    return this.training.close();
  }

  get #pairDecoder(): PairDecoder {
    return this.training.decoders.value[this.decoder.value];
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
