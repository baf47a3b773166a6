/**
 * @file Config files: a JSON object of options by the names of the command line, without dashes.
 * The config.json of a run directory is one.
 */
import { dirname, resolve } from 'node:path';
import { readBytes } from '@latentgraph/graph-io/node';
import { checkOptions } from './check-options.js';
import {
  type GivenOptions,
  isTrainOptionName,
  type TrainOptionName,
  trainOptionNames,
} from './train-options.js';
import { TrainerError } from './trainer-error.js';

/**
 * Reads a config file. Relative paths in it are taken from the file's own folder.
 * @throws FormatError where the file cannot be read; TrainerError `invalid-config` where it is no
 *   JSON object, `usage` for an unknown option or a bad value
 */
export async function readConfigFile(path: string): Promise<GivenOptions> {
  const values = parseObject(new TextDecoder().decode(await readBytes(path)), path);
  checkOptions(values, (name) => `${path}: "${name}"`);
  return resolvePaths(values, dirname(path));
}

/**
 * The same options with paths that do not depend on the working folder.
 * @param base the folder that relative paths are taken from
 */
export function resolvePaths(options: GivenOptions, base: string): GivenOptions {
  const { graph, edges, features, labels, nodes, out, 'data-root': dataRoot } = options;
  return {
    ...options,
    ...(graph !== undefined && { graph: resolve(base, graph) }),
    ...(edges !== undefined && { edges: resolve(base, edges) }),
    ...(features !== undefined && { features: resolve(base, features) }),
    ...(labels !== undefined && { labels: resolve(base, labels) }),
    ...(nodes !== undefined && { nodes: resolve(base, nodes) }),
    ...(out !== undefined && { out: resolve(base, out) }),
    ...(dataRoot !== undefined && { 'data-root': resolve(base, dataRoot) }),
  };
}

/** Options of a file that give way where the command line has the option before the colon. */
const givesWay: Partial<Record<TrainOptionName, readonly TrainOptionName[]>> = {
  dataset: ['graph', 'edges', 'features', 'labels', 'nodes', 'directed'],
  graph: ['dataset', 'data-root', 'edges', 'features', 'labels', 'nodes', 'directed'],
  edges: ['dataset', 'data-root', 'graph', 'features', 'labels', 'nodes', 'directed'],
  features: ['featureless'],
  model: ['beta', 'latent-penalty', 'trunk'],
  encoder: ['hidden', 'layers', 'trunk'],
  hidden: ['encoder', 'layers'],
  layers: ['encoder', 'hidden', 'trunk'],
  decoder: ['loss'],
};

/**
 * Puts the options of the command line over those of a config file. What describes the same thing in
 * other words gives way too: `--hidden` takes the place of the file's `layers`, `--edges` that of its
 * `dataset`, `--decoder` that of the loss chosen for another decoder.
 */
export function overrideOptions(file: GivenOptions, commandLine: GivenOptions): GivenOptions {
  const givenNames = trainOptionNames.filter((name) => commandLine[name] !== undefined);
  const givingWay = new Set(givenNames.flatMap((name) => givesWay[name] ?? []));
  const kept = Object.entries(file).filter(
    ([name]) => !(isTrainOptionName(name) && givingWay.has(name)),
  );
  return { ...Object.fromEntries(kept), ...commandLine };
}

function parseObject(text: string, path: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TrainerError('invalid-config', `${path}: is no JSON: ${reason}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TrainerError(
      'invalid-config',
      `${path}: must hold a JSON object of options, such as {"dataset": "karate", "epochs": 100}`,
    );
  }
  return { ...value };
}
