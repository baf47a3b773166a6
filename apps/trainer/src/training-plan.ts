/**
 * @file What the settings leave open until the graph is there: decoder, loss, and whether there are
 * enough edges to hold some out.
 */
import type { Graph } from '@latentgraph/graph';
import { chooseReconstruction, type ReconstructionChoice } from '@latentgraph/losses';
import {
  type DecoderConfig,
  type GraphAutoencoderConfig,
  graphAutoencoderConfig,
} from '@latentgraph/models';
import { type TrainSettings, usualFractions } from './train-settings.js';
import { TrainerError } from './trainer-error.js';

/** Settings with nothing left open. */
export interface TrainingPlan {
  readonly settings: TrainSettings;
  readonly graph: Graph;
  /** Its seed is that of the first run. */
  readonly config: GraphAutoencoderConfig;
  readonly loss: ReconstructionChoice;
  readonly epochs: number;
  readonly learningRate: number;
  readonly validationFraction: number;
  readonly testFraction: number;
}

/**
 * Decides what depends on the graph.
 * @throws TrainerError `usage` for a fraction of less than one edge
 */
export function planTraining(settings: TrainSettings, graph: Graph): TrainingPlan {
  const { latent, trunk, seed } = settings;
  const decoder = decoderFor(settings, graph);
  const loss = lossFor(settings, graph, decoder);
  const usual = usualTraining(graph, loss);
  const isVariational = settings.model === 'vgae';
  const config = graphAutoencoderConfig(isVariational ? 'gaussian' : 'point', {
    inputs: graph.featureCount,
    hidden: hiddenWidths(settings.hidden, usual.hiddenWidth),
    latent,
    trunk,
    beta: settings.beta ?? usual.beta,
    latentPenalty: settings.latentPenalty ?? (isVariational ? 0 : usual.latentPenalty),
    seed,
    decoder,
    reconstruction:
      loss.type === 'exact' ? { type: 'exact' } : { type: 'sampled', negativesPerEdge: 1 },
  });
  return {
    settings,
    graph,
    config,
    loss,
    epochs: settings.epochs ?? usual.epochs,
    learningRate: settings.learningRate ?? usual.learningRate,
    validationFraction: heldOut(
      '--val-fraction',
      graph,
      settings.validationFraction,
      usualFractions.validation,
    ),
    testFraction: heldOut('--test-fraction', graph, settings.testFraction, usualFractions.test),
  };
}

/**
 * The paper's settings, but where validation chose others for the exact loss. With features its first
 * steps at 0.01 are so large that they push hidden units below 0 for good (docs/results/defaults.md);
 * without, wider layers, more epochs and latent vectors held nearer to the origin do better
 * (docs/results/defaults-featureless.md). What holds them grows with N: of a node's share in the loss,
 * the reconstruction is 1/N and the KL term beta/N².
 */
function usualTraining({ features, nodeCount }: Graph, { type }: ReconstructionChoice) {
  const paper = { hiddenWidth: 32, epochs: 200, learningRate: 0.01, beta: 1, latentPenalty: 0 };
  if (type !== 'exact') return paper;
  if (features) return { ...paper, learningRate: 0.005 };
  return {
    ...paper,
    hiddenWidth: 64,
    epochs: 400,
    beta: Math.max(1, Math.round(nodeCount / 30)),
    latentPenalty: Math.round(nodeCount / 5),
  };
}

function hiddenWidths(hidden: TrainSettings['hidden'], usualWidth: number): readonly number[] {
  return typeof hidden === 'number' ? new Array(hidden).fill(usualWidth) : hidden;
}

function heldOut(
  option: string,
  { edgeCount }: Graph,
  given: number | undefined,
  usual: number,
): number {
  const isEnough = (fraction: number): boolean => Math.floor(edgeCount * fraction) > 0;
  if (given === undefined) return isEnough(usual) ? usual : 0;
  if (given === 0 || isEnough(given)) return given;
  throw new TrainerError(
    'usage',
    `${option} ${given} of ${edgeCount} edges is less than one edge; give a larger fraction, or 0 to hold none out`,
  );
}

/** The inner product is symmetric: it cannot tell the direction of a link. */
function decoderFor(settings: TrainSettings, { directed }: Graph): DecoderConfig {
  const type =
    settings.decoder ?? (directed && settings.loss !== 'exact' ? 'bilinear' : 'inner-product');
  switch (type) {
    case 'inner-product':
      return { type };
    case 'bilinear':
      return { type, directed };
    case 'mlp':
      return { type, hidden: [32], directed };
    default:
      return type satisfies never;
  }
}

function lossFor(
  { loss, latent }: TrainSettings,
  { nodeCount }: Graph,
  decoder: DecoderConfig,
): ReconstructionChoice {
  if (loss !== 'auto') return { type: loss, reason: 'asked for by --loss' };
  const hasAllPairsLoss = decoder.type === 'inner-product';
  return chooseReconstruction({ nodeCount, latent, hasAllPairsLoss });
}
