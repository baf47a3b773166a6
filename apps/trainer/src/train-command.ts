/** @file `latentgraph train`, from the settings to the run directory and what is printed. */
import { useBackend } from '@latentgraph/backends';
import type { GraphAutoencoder } from '@latentgraph/models';
import { predictLinks } from '@latentgraph/training';
import { describeBackend } from './describe-backend.js';
import { graphDigest } from './digest.js';
import { exitCodes } from './exit-codes.js';
import { type Interruption, listenForInterruption } from './interruption.js';
import { linksToShow } from './links-to-show.js';
import { loadGraph, sourceName } from './load-graph.js';
import {
  combinedMetrics,
  type Metrics,
  type RunMetrics,
  type RunsContext,
  singleMetrics,
} from './metrics.js';
import { type Progress, progressFor } from './progress.js';
import {
  describeGraph,
  describeGraphFile,
  describePlan,
  type Findings,
  resultText,
} from './result-text.js';
import { runConfig } from './run-config.js';
import { RunDirectory, shown } from './run-directory.js';
import { json, writeRun } from './run-files.js';
import type { TrainSettings } from './train-settings.js';
import { TrainerError } from './trainer-error.js';
import { planTraining } from './training-plan.js';
import { runTraining, type TrainingRun } from './training-run.js';

/** How the result is shown and where it goes. */
export interface TrainOutput {
  /** Run directory. */
  readonly out?: string | undefined;
  /** Whether metrics.json is printed in place of text. */
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Trains, writes the run directory and prints the result.
 * @returns the exit code
 */
export async function trainCommand(settings: TrainSettings, output: TrainOutput): Promise<number> {
  const name = `${sourceName(settings.source)}-${settings.model}`;
  const directory = new RunDirectory({ out: output.out, name });
  const progress = progressFor(output);
  const interruption = listenForInterruption(() => {
    progress.end();
    progress.note('Stopping after this epoch; Ctrl-C again leaves at once.');
  });
  try {
    const [{ graph, file }, backend] = await Promise.all([
      loadGraph(settings.source),
      useBackend(settings.backend, settings),
    ]);
    const plan = planTraining(settings, graph);
    progress.note(describeGraph(graph));
    if (file && file.format !== 'edge-list') progress.note(describeGraphFile(file));
    progress.note(describePlan(plan));
    progress.note(describeBackend(backend));

    const context = { plan, backend, graphDigest: graphDigest(graph) };
    const nameOf = (node: number): string => file?.names?.[node] ?? graph.idOf(node);
    const job = { context, directory, progress, interruption, wantsFindings: !output.json, nameOf };
    const { metrics, findings } = await trainSeeds(job);
    if (output.json) {
      process.stdout.write(json(metrics));
      progress.note(`Run directory: ${shown(metrics.directory)}`);
    } else {
      process.stdout.write(resultText(metrics, findings, metrics.directory));
    }
    return metrics.interrupted ? exitCodes.interrupted : exitCodes.done;
  } finally {
    progress.end();
    interruption.dispose();
  }
}

interface TrainingJob {
  readonly context: RunsContext;
  readonly directory: RunDirectory;
  readonly progress: Progress;
  readonly interruption: Interruption;
  /** Whether a person will read of neighbors and predicted links. */
  readonly wantsFindings: boolean;
  /** Name of a node to show to that person. */
  readonly nameOf: (node: number) => string;
}

const linksShown = 8;

/** So many that linksShown of them can be told without a node twice. */
const linksConsidered = 500;

/** Scoring all pairs of more nodes than this takes longer than someone likes to wait for five links. */
const mostNodesForLinks = 20_000;

/** Runs each seed in turn, and writes its files as soon as it is done. */
async function trainSeeds(job: TrainingJob): Promise<{ metrics: Metrics; findings?: Findings }> {
  const { context, directory, progress, interruption } = job;
  const { plan, backend } = context;
  const { epochs } = plan;
  const { seed, runs: runCount } = plan.settings;
  const runs: RunMetrics[] = [];
  let findings: Findings | undefined;
  for (let index = 0; index < (runCount ?? 1) && !interruption.signal.aborted; index++) {
    const title = runCount === undefined ? 'Training' : `Run ${index + 1}/${runCount}`;
    progress.begin(title, epochs, 'AUC');
    await runTraining(plan, {
      seed: seed + index,
      onEpoch: (epoch) => progress.epoch(epoch, epoch.validation?.auc),
      signal: interruption.signal,
      use: async (run, model) => {
        progress.end();
        const folder = runCount === undefined ? '' : `run-${index}`;
        runs.push(await writeRun(directory, folder, run, context));
        if (!job.wantsFindings || runCount !== undefined || run.interrupted) return;
        // Everything is written: from here on Ctrl-C may end the process as it usually does.
        interruption.dispose();
        findings = await find(job, run, model);
      },
    });
  }
  const [first] = runs;
  if (!first) {
    throw new TrainerError('interrupted', 'interrupted before the first epoch; nothing is written');
  }
  if (runCount === undefined) {
    return {
      metrics: singleMetrics(context, first, directory.claim()),
      ...(findings && { findings }),
    };
  }
  const metrics = combinedMetrics(context, [first, ...runs.slice(1)], directory.claim());
  await directory.write('config.json', json(runConfig(plan, backend.name)));
  await directory.write('metrics.json', json(metrics));
  return { metrics };
}

async function find(
  { context, progress, nameOf }: TrainingJob,
  { split, embedding }: TrainingRun,
  model: GraphAutoencoder,
): Promise<Findings> {
  const { graph } = context.plan;
  if (graph.nodeCount > mostNodesForLinks) {
    progress.note(`No links are predicted: all pairs of ${graph.nodeCount} nodes would take long`);
    return { graph, nameOf, embedding, links: [] };
  }
  progress.note('All is written; looking for links the graph lacks');
  const links = await predictLinks(model, split, { top: linksConsidered });
  return { graph, nameOf, embedding, links: linksToShow(links, linksShown) };
}
