/**
 * @file The options of `latentgraph train`: the one table behind the command line, the help text and
 * config files. Defaults and what contradicts what: train-settings.ts.
 */
import type * as v from 'valibot';
import {
  choice,
  countUpTo,
  file,
  flag,
  folder,
  fraction,
  mostColumns,
  name,
  nonNegativeNumber,
  type OptionKind,
  positiveNumber,
  threads,
  wholeNumber,
  widths,
} from './option-kinds.js';

/** An option: its name is its key in the table. */
export interface TrainOption<Value> {
  readonly kind: OptionKind<Value>;
  /** One line of the help text, default included. */
  readonly help: string;
}

/** All options but `--config`, which is the file to read them from. */
export const trainOptions = {
  dataset: option(name, 'what to train on, by name: wordnet, karate, cora, ... or mnist'),
  graph: option(
    file,
    'graph to train on, from one file: GraphML, GEXF, node-link JSON or an edge list',
  ),
  edges: option(
    file,
    'graph to train on, from a CSV or TSV file, source,target[,weight], and the tables below',
  ),
  features: option(file, 'node features for --edges: CSV with the node id first'),
  labels: option(file, 'node labels for --edges: CSV with node id and label'),
  nodes: option(file, 'ids of all nodes for --edges, one a line, where some have no edge'),
  directed: option(
    flag,
    'edges lead one way, from source to target (default: as a --graph file says, else they do not)',
  ),
  featureless: option(flag, 'leave node features out'),
  'data-root': option(
    folder,
    'folder with planetoid/ind.NAME.*, npz/NAME.npz or the IDX files of mnist for --dataset NAME',
  ),
  model: option(
    choice('vgae', 'gae', 'vae', 'ae'),
    'of graphs vgae or gae (default: vgae), of images vae or ae (default: vae)',
  ),
  encoder: option(
    choice('gcn', 'linear', 'dense', 'convolutional'),
    'of graphs gcn, or linear: no hidden layer (default: gcn); of images dense or convolutional, and the decoder with it (default: dense)',
  ),
  decoder: option(
    choice('inner-product', 'bilinear', 'mlp'),
    'of graphs: inner-product, bilinear or mlp (default: inner-product; for directed graphs bilinear)',
  ),
  loss: option(
    choice('exact', 'sampled', 'auto'),
    'of graphs: exact: over all pairs of nodes; sampled; auto: exact where the graph is small enough (default: auto)',
  ),
  reconstruction: option(
    choice('bernoulli', 'squared-error'),
    'of images: likelihood of the pixels, or squared error (default: of vae bernoulli, of ae squared-error)',
  ),
  epochs: option(
    wholeNumber(1),
    'passes over the data (default: 400 for the exact loss without features, 40 for images, else 200)',
  ),
  'batch-size': option(wholeNumber(1), 'images in a batch (default: 128); a graph is one'),
  'learning-rate': option(
    positiveNumber,
    'step size of Adam (default: 0.005 for the exact loss on features, 0.001 for images, else 0.01)',
  ),
  hidden: option(
    widths,
    'widths of the hidden layers, such as 64,32 (default: 64 for the exact loss without features, 400 for images, or channels 16,32; else 32)',
  ),
  latent: option(countUpTo(mostColumns), 'latent dimensions (default: 16; of vae 20, of ae 32)'),
  layers: option(countUpTo(100), 'of graphs: depth of the encoder, hidden layers + 1 (default: 2)'),
  beta: option(
    nonNegativeNumber,
    'weight of the KL term of vgae and vae (default: a 30th of the nodes for vgae with the exact loss without features, else 1)',
  ),
  'latent-penalty': option(
    nonNegativeNumber,
    'weight of half the squared length of the latent vectors of gae and vgae (default: a 5th of the nodes for gae with the exact loss without features, else 0)',
  ),
  'warm-up': option(
    wholeNumber(0),
    'epochs over which the weight of the KL term rises to beta (default: 0)',
  ),
  trunk: option(
    choice('shared', 'separate'),
    'whether mean and deviation of vgae and vae share the hidden layers (default: shared)',
  ),
  keep: option(
    choice('last', 'best'),
    'weights of the last epoch, or of the best by validation (default: last)',
  ),
  seed: option(wholeNumber(0), 'makes a run repeatable (default: 0)'),
  runs: option(wholeNumber(1), 'repeat with as many seeds, for mean and standard deviation'),
  'val-fraction': option(
    fraction,
    'share of edges or images held out for validation (default: 0.05; of images 0.1)',
  ),
  'test-fraction': option(fraction, 'share of edges or images held out for testing (default: 0.1)'),
  backend: option(name, 'TensorFlow.js backend: auto, wasm, tensorflow or cpu (default: auto)'),
  threads: option(threads, 'number of threads, or auto: one per core, at most 8 (default: auto)'),
  'fused-multiply-add': option(
    flag,
    'round products and sums once: faster, but other machines give other last bits (Node 22 or newer)',
  ),
  out: option(folder, 'run directory, new or empty (default: ./runs/<data>-<model>)'),
  json: option(flag, 'print metrics.json on stdout, and nothing else there'),
  quiet: option(flag, 'show no progress'),
} satisfies Readonly<Record<string, TrainOption<unknown>>>;

/** Name of an option, without its two dashes. */
export type TrainOptionName = keyof typeof trainOptions;

type ValueOf<Name extends TrainOptionName> = v.InferOutput<
  (typeof trainOptions)[Name]['kind']['schema']
>;

/** Options as given, checked one by one but not yet against each other. */
export type GivenOptions = { readonly [Name in TrainOptionName]?: ValueOf<Name> };

/** All names of options. */
export const trainOptionNames: readonly TrainOptionName[] =
  Object.keys(trainOptions).filter(isTrainOptionName);

/** Whether there is an option of this name. */
export function isTrainOptionName(text: string): text is TrainOptionName {
  return Object.hasOwn(trainOptions, text);
}

function option<Value>(kind: OptionKind<Value>, help: string): TrainOption<Value> {
  return { kind, help };
}
