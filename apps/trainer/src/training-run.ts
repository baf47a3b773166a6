/** @file One run: split, train, evaluate and embed with one seed, and free the model again. */
import { type EdgeSplit, splitEdges } from '@latentgraph/graph';
import {
  type GraphAutoencoder,
  type GraphAutoencoderConfig,
  graphAutoencoderFromConfig,
  saveModel,
} from '@latentgraph/models';
import { type Epoch, embed, evaluateLinks, type LinkMetrics, train } from '@latentgraph/training';
import { countParameters, followTraining, type RunOutcome } from './follow-training.js';
import type { TrainingPlan } from './training-plan.js';

/** What a run of one seed gave. */
export interface TrainingRun extends RunOutcome<LinkMetrics> {
  readonly seed: number;
  readonly config: GraphAutoencoderConfig;
  readonly split: EdgeSplit;
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
    const { keep, warmUpEpochs } = settings;
    const options = { epochs: plan.epochs, learningRate, keep, warmUpEpochs, seed, signal };
    const training = train(model, split, options);
    const { epochs, trainSeconds } = await followTraining(training, onEpoch);
    if (epochs.length === 0) return;
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
    // By messages over the training edges.
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
