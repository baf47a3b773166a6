/** @file metrics.json: what was trained on what, how well and how fast. */
import type { BackendChoice } from '@latentgraph/backends';
import type { LinkMetrics } from '@latentgraph/training';
import { packageVersion } from './command-line.js';
import { type BackendMetrics, backendMetrics } from './describe-backend.js';
import { secondsSinceStart } from './start-time.js';
import { median, type Summary, summarize } from './summary.js';
import type { TrainingPlan } from './training-plan.js';
import type { TrainingRun } from './training-run.js';

/** The part of metrics.json that each run has, on a graph or on images. */
export interface RunMetrics<Quality = LinkMetrics> {
  readonly seed: number;
  /** Epochs trained, fewer than asked for where interrupted. */
  readonly epochs: number;
  readonly interrupted: boolean;
  /** As `test`, of links fractions from 0 to 1; null where nothing is held out. */
  readonly validation: Quality | null;
  readonly test: Quality | null;
  readonly timing: {
    readonly medianMsPerEpoch: number;
    /** Validation included. */
    readonly trainSeconds: number;
    /** From the start of the trainer to the end of this run. */
    readonly totalSeconds: number;
  };
  /** Highest memory of the process so far, in units of 2^20 bytes. */
  readonly peakRssMb: number;
  /** Edges or images in each part of the split. */
  readonly split: { readonly train: number; readonly validation: number; readonly test: number };
  readonly digests: { readonly split: string };
  /** Numbers that were trained. */
  readonly parameters: number;
}

/** Mean and sample standard deviation over the runs. */
interface RunsSummary {
  readonly auc: Summary | null;
  readonly ap: Summary | null;
}

/** The content of metrics.json. Where there are several runs, the top level tells of the first. */
export interface Metrics extends Omit<RunMetrics, 'digests' | 'parameters'>, BackendMetrics {
  /** Path of the run directory. */
  readonly directory: string;
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly model: Readonly<Record<string, unknown>>;
  readonly loss: 'exact' | 'sampled';
  readonly lossReason: string;
  /** SHA-256 of the data set as it was trained on, and of split.json. */
  readonly digests: { readonly dataset: string; readonly split: string };
  readonly versions: { readonly latentgraph: string; readonly node: string };
  readonly runs?: readonly RunMetrics[];
  readonly summary?: RunsSummary;
}

/** Measures a run that has just ended. */
export function runMetrics(run: TrainingRun, splitDigest: string): RunMetrics {
  return {
    seed: run.seed,
    ...costs(run),
    validation: run.validation,
    test: run.test,
    split: {
      train: run.split.train.edgeCount,
      validation: run.split.validation.positives.sources.length,
      test: run.split.test.positives.sources.length,
    },
    digests: { split: splitDigest },
    parameters: run.parameterCount,
  };
}

/** What a run that has just ended took. */
export function costs(
  run: Pick<TrainingRun, 'interrupted' | 'trainSeconds'> & {
    readonly epochs: ReadonlyArray<{ readonly milliseconds: number }>;
  },
): Pick<RunMetrics, 'epochs' | 'interrupted' | 'timing' | 'peakRssMb'> {
  return {
    epochs: run.epochs.length,
    interrupted: run.interrupted,
    timing: {
      medianMsPerEpoch: median(run.epochs.map(({ milliseconds }) => milliseconds)),
      trainSeconds: run.trainSeconds,
      totalSeconds: secondsSinceStart(),
    },
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** What all runs of a call have in common. */
export interface RunsContext {
  readonly plan: TrainingPlan;
  readonly backend: BackendChoice;
  readonly graphDigest: string;
}

/** metrics.json of one run. */
export function singleMetrics(context: RunsContext, run: RunMetrics, directory: string): Metrics {
  const { plan, backend, graphDigest } = context;
  return {
    directory,
    dataset: describeGraph(plan),
    model: { ...describeModel(plan), parameters: run.parameters },
    seed: run.seed,
    ...backendMetrics(backend),
    loss: plan.loss.type,
    lossReason: plan.loss.reason,
    epochs: run.epochs,
    interrupted: run.interrupted,
    validation: run.validation,
    test: run.test,
    timing: run.timing,
    peakRssMb: run.peakRssMb,
    split: run.split,
    digests: { dataset: graphDigest, ...run.digests },
    versions: { latentgraph: packageVersion(), node: process.versions.node },
  };
}

/** metrics.json of several runs. */
export function combinedMetrics(
  context: RunsContext,
  runs: readonly [RunMetrics, ...RunMetrics[]],
  directory: string,
): Metrics {
  const first = runs[0];
  const last = runs.at(-1) ?? first;
  const tests = runs.map(({ test }) => test).filter((test) => test !== null);
  return {
    ...singleMetrics(context, first, directory),
    interrupted: runs.length < (context.plan.settings.runs ?? 1) || last.interrupted,
    timing: { ...first.timing, totalSeconds: last.timing.totalSeconds },
    peakRssMb: last.peakRssMb,
    runs,
    summary: {
      auc: summarize(tests.map(({ auc }) => auc)),
      ap: summarize(tests.map(({ ap }) => ap)),
    },
  };
}

function describeGraph({ graph, settings }: TrainingPlan): Metrics['dataset'] {
  return {
    name: graph.name,
    nodes: graph.nodeCount,
    edges: graph.edgeCount,
    features: graph.features?.columns ?? 0,
    directed: graph.directed,
    weighted: graph.weights !== undefined,
    featureless: graph.features === undefined,
    classes: graph.labels?.names.length ?? 0,
    cleaned: graph.cleaned,
    source: settings.source,
  };
}

function describeModel({ config, settings, learningRate }: TrainingPlan): Metrics['model'] {
  const variational = settings.model === 'vgae';
  return {
    name: settings.model,
    encoder: config.hidden.length === 0 ? 'linear' : 'gcn',
    decoder: config.decoder.type,
    inputs: config.inputs,
    hidden: config.hidden,
    latent: config.latent,
    layers: config.hidden.length + 1,
    latentPenalty: config.latentPenalty,
    ...(variational && { beta: config.beta, trunk: config.trunk }),
    learningRate,
    keep: settings.keep,
  };
}
