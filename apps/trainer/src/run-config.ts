import type { GivenOptions } from './train-options.js';
import type { TrainingPlan } from './training-plan.js';

/**
 * The options that repeat a run: complete, with every choice that was made for the user. It is
 * written as config.json, and `--config` reads it back.
 *
 * @param run the seed of one of several runs; without it the options repeat all of them
 */
export function runConfig(plan: TrainingPlan, backend: string, run?: number): GivenOptions {
  const { settings, config } = plan;
  const { source, model, runs } = settings;
  const { hidden } = config;
  const variational = model === 'vgae';
  return {
    ...sourceOptions(source),
    model,
    encoder: hidden.length === 0 ? 'linear' : 'gcn',
    decoder: config.decoder.type,
    loss: config.reconstruction.type,
    epochs: plan.epochs,
    'learning-rate': plan.learningRate,
    hidden,
    latent: settings.latent,
    layers: hidden.length + 1,
    'latent-penalty': config.latentPenalty,
    ...(variational && { beta: config.beta, 'warm-up': settings.warmUpEpochs }),
    ...(variational && hidden.length > 0 && { trunk: settings.trunk }),
    keep: settings.keep,
    seed: run ?? settings.seed,
    ...(run === undefined && runs !== undefined && { runs }),
    'val-fraction': plan.validationFraction,
    'test-fraction': plan.testFraction,
    backend,
    threads: settings.threads,
    'fused-multiply-add': settings.fusedMultiplyAdd,
  };
}

function sourceOptions(source: TrainingPlan['settings']['source']): GivenOptions {
  const { featureless } = source;
  if ('dataset' in source) {
    const { dataset, dataRoot } = source;
    return { dataset, ...(dataRoot !== undefined && { 'data-root': dataRoot }), featureless };
  }
  if ('graph' in source) {
    const { graph, directed } = source;
    return { graph, ...(directed !== undefined && { directed }), featureless };
  }
  const { edges, features, labels, nodes, directed } = source;
  return {
    edges,
    ...(features !== undefined && { features }),
    ...(labels !== undefined && { labels }),
    ...(nodes !== undefined && { nodes }),
    directed,
    featureless,
  };
}
