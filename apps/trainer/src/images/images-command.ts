/** @file `latentgraph images`: experiments on a trained autoencoder of images, and their report. */
import { join } from 'node:path';
import { useBackend } from '@latentgraph/backends';
import { suggestName } from '@latentgraph/graph';
import { writeFileAtomic } from '@latentgraph/graph-io/node';
import type { ImagesCall } from '../command-line.js';
import { exitCodes } from '../exit-codes.js';
import { shown } from '../run-directory.js';
import { TrainerError } from '../trainer-error.js';
import type { Experiment, Findings, TrainedRun } from './experiments/experiment.js';
import { experiments } from './experiments/experiments.js';
import { prepareFindings, readFindings, writeFindings } from './experiments/findings-files.js';
import { SharedLaboratory } from './experiments/laboratory.js';
import { loadTrainedRun, settingsOfRun } from './experiments/load-trained-run.js';
import { type ReportSection, reportPage } from './experiments/report-page.js';

/**
 * Runs experiments; writes their figures and numbers to `experiments` in the run directory, and all that are
 * there, also those of earlier calls, on one page, `report.html`. What is done is written at once: who stops
 * the command loses nothing else.
 * @returns the exit code
 */
export async function imagesCommand(call: Omit<ImagesCall, 'command'>): Promise<number> {
  const chosen = chosenExperiments(call.experiments);
  const settings = settingsOfRun(call.run);
  const note = (text: string): void => {
    if (!call.quiet) process.stderr.write(`${text}\n`);
  };
  await useBackend(settings.backend, settings);
  const run = await loadTrainedRun(call.run, settings);
  const laboratory = new SharedLaboratory(run, (text) => note(`  ${text}`));
  const folder = join(call.run, 'experiments');
  const report = join(call.run, 'report.html');
  try {
    // Before what takes minutes: there must be a place for findings, and those that stay must be readable.
    prepareFindings(folder);
    const found = readOthers(folder, chosen);
    for (const { name, title, run: experiment } of chosen) {
      note(title);
      const findings = await experiment(run, laboratory);
      await writeFindings(folder, name, findings);
      found.set(name, findings);
      await writeFileAtomic(report, reportPage(headingOf(run), sectionsOf(found)));
      process.stdout.write(`${title}: ${findings.conclusion}\n\n`);
    }
    process.stdout.write(`Report: ${shown(report)}\n`);
    return exitCodes.done;
  } finally {
    await laboratory.dispose();
    run.model.dispose();
  }
}

function chosenExperiments(names: readonly string[]): readonly Experiment[] {
  const known = experiments.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new TrainerError(
      'usage',
      `there is no experiment "${name}"${suggestName(name, known) || '.'} Known: ${known.join(', ')}`,
    );
  }
  return names.length === 0 ? experiments : experiments.filter(({ name }) => names.includes(name));
}

/** What earlier calls found by experiments that are not chosen now. */
function readOthers(folder: string, chosen: readonly Experiment[]): Map<string, Findings> {
  const others = experiments.filter((experiment) => !chosen.includes(experiment));
  return new Map(
    others.flatMap(({ name }) => {
      const findings = readFindings(folder, name);
      return findings ? [[name, findings]] : [];
    }),
  );
}

function sectionsOf(found: ReadonlyMap<string, Findings>): ReportSection[] {
  return experiments.flatMap(({ name, title }) => {
    const findings = found.get(name);
    return findings ? [{ name, title, findings }] : [];
  });
}

function headingOf({ settings, images }: TrainedRun): string {
  const { latent } = settings.config;
  return `${settings.model.toUpperCase()} of ${images.name}, ${latent} latent dimensions`;
}
