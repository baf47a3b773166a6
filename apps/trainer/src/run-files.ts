/** @file The files of one run, in the run directory or in a folder of it. */
import { join } from 'node:path';
import { embeddingsToCsv, splitToJson } from '@latentgraph/graph-io';
import { textDigest } from './digest.js';
import { historyToCsv } from './history.js';
import { type RunMetrics, type RunsContext, runMetrics, singleMetrics } from './metrics.js';
import { runConfig } from './run-config.js';
import type { RunDirectory } from './run-directory.js';
import type { TrainingRun } from './training-run.js';

/**
 * Writes a run's files; metrics.json comes last, so where it is, all are.
 * @param folder a folder of the run directory, or '' for the run directory itself
 */
export async function writeRun(
  directory: RunDirectory,
  folder: string,
  run: TrainingRun,
  context: RunsContext,
): Promise<RunMetrics> {
  const { graph } = context.plan;
  const { values, dimensions } = run.embedding;
  const ids = Array.from({ length: graph.nodeCount }, (_, node) => graph.idOf(node));
  const split = splitToJson(run.split);
  const metrics = runMetrics(run, textDigest(split));
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'config.json': json(runConfig(context.plan, context.backend.name, run.seed)),
    'history.csv': historyToCsv(run.epochs),
    'model.safetensors': run.modelFile,
    'embeddings.csv': embeddingsToCsv(ids, values, dimensions),
    'split.json': split,
  };
  for (const [name, content] of Object.entries(files)) {
    await directory.write(join(folder, name), content);
  }
  const path = join(directory.claim(), folder);
  await directory.write(join(folder, 'metrics.json'), json(singleMetrics(context, metrics, path)));
  return metrics;
}

/** JSON for files and for stdout. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
