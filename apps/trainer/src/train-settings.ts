/**
 * @file From the options that were given to settings with nothing left open but what depends on the
 * graph: defaults, and options that contradict each other. No option is ignored: one that would have
 * no effect is an error.
 */
import type { GivenOptions } from './train-options.js';
import { TrainerError } from './trainer-error.js';

/** Where the graph comes from. */
export type GraphSource =
  | { readonly dataset: string; readonly dataRoot?: string; readonly featureless: boolean }
  | {
      readonly edges: string;
      readonly features?: string;
      readonly labels?: string;
      readonly nodes?: string;
      readonly directed: boolean;
      readonly featureless: boolean;
    }
  | {
      readonly graph: string;
      /** undefined: as the file says. */
      readonly directed?: boolean;
      readonly featureless: boolean;
    };

/** Everything that decides a training run, before the graph is seen. */
export interface TrainSettings {
  readonly source: GraphSource;
  readonly model: 'vgae' | 'gae';
  /** Widths of the hidden layers, or how many there are of a width chosen for the graph and the loss. */
  readonly hidden: readonly number[] | number;
  readonly latent: number;
  readonly trunk: 'shared' | 'separate';
  /** undefined: chosen for the graph. */
  readonly beta: number | undefined;
  /** undefined: chosen for the graph. */
  readonly latentPenalty: number | undefined;
  /** Epochs over which the weight of the KL term rises to beta. */
  readonly warmUpEpochs: number;
  /** undefined: chosen for the graph. */
  readonly decoder: 'inner-product' | 'bilinear' | 'mlp' | undefined;
  readonly loss: 'exact' | 'sampled' | 'auto';
  /** undefined: chosen for the graph and the loss. */
  readonly epochs: number | undefined;
  /** undefined: chosen for the graph and the loss. */
  readonly learningRate: number | undefined;
  readonly keep: 'last' | 'best';
  readonly seed: number;
  /** undefined: one run, in the run directory itself. */
  readonly runs: number | undefined;
  /** undefined: the usual one, or 0 where the graph has too few edges. */
  readonly validationFraction: number | undefined;
  /** undefined: the usual one, or 0 where the graph has too few edges. */
  readonly testFraction: number | undefined;
  readonly backend: string;
  readonly threads: number | 'auto';
  readonly fusedMultiplyAdd: boolean;
}

/** Shares of the edges that are held out, as in the paper. */
export const usualFractions = { validation: 0.05, test: 0.1 } as const;

/**
 * Completes options with the defaults of the paper's experiments.
 * @throws TrainerError `usage` for options that contradict each other or cannot be honored
 */
export function trainSettings(given: GivenOptions): TrainSettings {
  const settings: TrainSettings = {
    source: graphSource(given),
    model: graphModel(given),
    hidden: hiddenWidths(given),
    latent: given.latent ?? 16,
    trunk: given.trunk ?? 'shared',
    beta: given.beta,
    latentPenalty: given['latent-penalty'],
    warmUpEpochs: given['warm-up'] ?? 0,
    decoder: given.decoder,
    loss: given.loss ?? 'auto',
    epochs: given.epochs,
    learningRate: given['learning-rate'],
    keep: given.keep ?? 'last',
    seed: given.seed ?? 0,
    runs: given.runs,
    validationFraction: given['val-fraction'],
    testFraction: given['test-fraction'],
    backend: given.backend ?? 'auto',
    threads: given.threads ?? 'auto',
    fusedMultiplyAdd: given['fused-multiply-add'] ?? false,
  };
  checkModelOptions(given, settings);
  checkSplit(settings);
  return settings;
}

function graphModel({ model = 'vgae' }: GivenOptions): 'vgae' | 'gae' {
  if (model === 'vgae' || model === 'gae') return model;
  fail(
    `--model ${model} is for images, such as --dataset mnist; for graphs use ${model === 'ae' ? 'gae' : 'vgae'}`,
  );
}

function graphSource(given: GivenOptions): GraphSource {
  const { dataset, graph, edges, directed, featureless = false } = given;
  const dataRoot = given['data-root'];
  const [first, second] = (['dataset', 'graph', 'edges'] as const).filter(
    (name) => given[name] !== undefined,
  );
  if (second) fail(`--${first} and --${second} each name a graph; give one of them`);
  if (dataset === undefined && dataRoot !== undefined) {
    fail(`--data-root belongs to --dataset${first ? `; with --${first} leave it out` : ''}`);
  }
  if (edges !== undefined) return edgesSource(edges, given);
  const source = graph ?? dataset;
  if (source === undefined) {
    fail(
      'there is no graph to train on; give --dataset NAME, such as wordnet, --graph FILE or --edges FILE',
    );
  }
  for (const name of ['features', 'labels', 'nodes'] as const) {
    if (given[name] !== undefined)
      fail(`--${name} belongs to --edges; a --${first} brings its own`);
  }
  if (graph !== undefined) {
    return { graph, ...(directed !== undefined && { directed }), featureless };
  }
  if (directed) fail('--directed belongs to --edges and --graph; a --dataset brings its own');
  return { dataset: source, ...(dataRoot !== undefined && { dataRoot }), featureless };
}

function edgesSource(edges: string, given: GivenOptions): GraphSource {
  const { features, labels, nodes, directed = false, featureless = false } = given;
  if (featureless && features !== undefined) {
    fail('--featureless leaves out what --features gives; give one of them');
  }
  return {
    edges,
    ...(features !== undefined && { features }),
    ...(labels !== undefined && { labels }),
    ...(nodes !== undefined && { nodes }),
    directed,
    featureless,
  };
}

function hiddenWidths({ encoder = 'gcn', hidden, layers }: GivenOptions): TrainSettings['hidden'] {
  if (encoder === 'dense' || encoder === 'convolutional') {
    fail(
      `--encoder ${encoder} is for images, such as --dataset mnist; for graphs use gcn or linear`,
    );
  }
  if (encoder === 'linear') {
    if (hidden !== undefined && hidden.length > 0) {
      fail('--encoder linear has no hidden layer; leave --hidden out, or use --encoder gcn');
    }
    if (layers !== undefined && layers !== 1) {
      fail(`--encoder linear has one layer, got --layers ${layers}; use --encoder gcn`);
    }
    return [];
  }
  if (hidden === undefined) return (layers ?? 2) - 1;
  if (layers !== undefined && layers !== hidden.length + 1) {
    const count = `${hidden.length} hidden layer${hidden.length === 1 ? '' : 's'}`;
    fail(
      `--layers ${layers} contradicts --hidden ${hidden.join(',')}: ${count} and the last make ${hidden.length + 1}; give one of them`,
    );
  }
  return hidden;
}

function checkModelOptions(given: GivenOptions, settings: TrainSettings): void {
  for (const option of ['reconstruction', 'batch-size'] as const) {
    if (given[option] !== undefined) fail(`--${option} is for images; for graphs leave it out`);
  }
  if (settings.model === 'gae' && given['warm-up'] !== undefined) {
    fail(
      '--warm-up concerns the KL term, which gae does not have; leave it out, or use --model vgae',
    );
  }
  if (settings.model === 'gae' && given.beta !== undefined) {
    fail('--beta weighs the KL term, which gae does not have; leave it out, or use --model vgae');
  }
  if (settings.model === 'gae' && given.trunk !== undefined) {
    fail('--trunk concerns the mean and deviation of vgae; leave it out, or use --model vgae');
  }
  if (hasNoHiddenLayer(settings) && given.trunk !== undefined) {
    fail('--trunk concerns hidden layers, and there are none; leave it out');
  }
  if (settings.loss === 'exact' && (given.decoder === 'mlp' || given.decoder === 'bilinear')) {
    fail(
      `--loss exact needs the inner-product decoder; with --decoder ${given.decoder} use --loss sampled`,
    );
  }
}

function hasNoHiddenLayer({ hidden }: TrainSettings): boolean {
  return hidden === 0 || (typeof hidden !== 'number' && hidden.length === 0);
}

function checkSplit({ validationFraction, testFraction, keep }: TrainSettings): void {
  const validation = validationFraction ?? usualFractions.validation;
  const test = testFraction ?? usualFractions.test;
  if (validation + test >= 1) {
    fail(
      `--val-fraction ${validation} and --test-fraction ${test} leave no edges for training; their sum must be less than 1`,
    );
  }
  if (keep === 'best' && validation === 0) {
    fail('--keep best chooses by validation AUC; it needs --val-fraction above 0');
  }
}

function fail(message: string): never {
  throw new TrainerError('usage', message);
}
