/** @file One run: split, train, evaluate and embed with one seed, and free the model again. */
import { type EdgeSplit, splitEdges } from '@latentgraph/graph';
import {
  type GraphAutoencoder,
  type GraphAutoencoderConfig,
  graphAutoencoderFromConfig,
  saveModel,
} from '@latentgraph/models';
import {
  type Embedding,
  type Epoch,
  embed,
  evaluateLinks,
  type LinkMetrics,
  train,
} from '@latentgraph/training';
import { turnOfEventLoop } from './interruption.js';
import type { TrainingPlan } from './training-plan.js';

/** What a run of one seed gave. */
export interface TrainingRun {
  readonly seed: number;
  readonly config: GraphAutoencoderConfig;
  readonly split: EdgeSplit;
  readonly epochs: readonly Epoch<LinkMetrics>[];
  /** Whether it was stopped before its last epoch. */
  readonly interrupted: boolean;
  /** null where no edges are held out for it. */
  readonly validation: LinkMetrics | null;
  /** null where no edges are held out for it. */
  readonly test: LinkMetrics | null;
  /** Latent vectors by messages over the training edges. */
  readonly embedding: Embedding;
  /** The model as a safetensors file. */
  readonly modelFile: Uint8Array;
  readonly parameterCount: number;
  /** From the first epoch to the last, validation included. */
  readonly trainSeconds: number;
}

/** What a run is to do besides the plan. */
export interface TrainingRunOptions {
  readonly seed: number;
  readonly onEpoch: (epoch: Epoch<LinkMetrics>) => void;
  readonly signal: AbortSignal;
  /**
   * Called with the result while the model, which is freed afterwards, is still there; not where
   * the signal comes before the first epoch.
   */
  readonly use: (run: TrainingRun, model: GraphAutoencoder) => Promise<void>;
}

/**
 * @throws TrainingError `diverged`; GraphError where the edges cannot be split
 */
export async function runTraining(
  plan: TrainingPlan,
  { seed, onEpoch, signal, use }: TrainingRunOptions,
): Promise<void> {
  const { graph, validationFraction, testFraction, learningRate, settings } = plan;
  const config = { ...plan.config, seed };
  const split = splitEdges(graph, { validation: validationFraction, test: testFraction, seed });
  const model = graphAutoencoderFromConfig(config);
  try {
    const start = performance.now();
    const epochs: Epoch<LinkMetrics>[] = [];
    const { keep, warmUpEpochs } = settings;
    const options = { epochs: plan.epochs, learningRate, keep, warmUpEpochs, seed, signal };
    for await (const epoch of train(model, split, options)) {
      epochs.push(epoch);
      onEpoch(epoch);
      await turnOfEventLoop();
    }
    if (epochs.length === 0) return;
    const trainSeconds = (performance.now() - start) / 1000;
    const interrupted = epochs.length < plan.epochs;
    const measured = await measure(model, split);
    const modelFile = await saveModel(model, config);
    const run = { seed, config, split, epochs, interrupted, trainSeconds, modelFile, ...measured };
    await use(run, model);
  } finally {
    model.dispose();
  }
}

async function measure(
  model: GraphAutoencoder,
  split: EdgeSplit,
): Promise<Pick<TrainingRun, 'validation' | 'test' | 'embedding' | 'parameterCount'>> {
  return {
    validation: await evaluate(model, split, 'validation'),
    test: await evaluate(model, split, 'test'),
    embedding: await embed(model, split.train),
    parameterCount: countParameters(model),
  };
}

async function evaluate(
  model: GraphAutoencoder,
  split: EdgeSplit,
  part: 'validation' | 'test',
): Promise<LinkMetrics | null> {
  return split[part].positives.sources.length > 0 ? evaluateLinks(model, split, part) : null;
}

function countParameters(model: GraphAutoencoder): number {
  return [...model.parameters().values()].reduce((count, variable) => count + variable.size, 0);
}
