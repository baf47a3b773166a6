/** @file `latentgraph images`: experiments on a trained autoencoder of images, and their report. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { useBackend } from '@latentgraph/backends';
import { suggestName } from '@latentgraph/graph';
import { writeFileAtomic } from '@latentgraph/graph-io/node';
import type { ImagesCall } from '../command-line.js';
import { exitCodes } from '../exit-codes.js';
import { shown } from '../run-directory.js';
import { json } from '../run-files.js';
import { TrainerError } from '../trainer-error.js';
import type { Experiment, TrainedRun } from './experiments/experiment.js';
import { experiments } from './experiments/experiments.js';
import { SharedLaboratory } from './experiments/laboratory.js';
import { loadTrainedRun, settingsOfRun } from './experiments/load-trained-run.js';
import { type ReportSection, reportPage } from './experiments/report-page.js';

/**
 * Runs experiments; writes their figures and numbers to `experiments` in the run directory, and all of them
 * on one page, `report.html`.
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
  mkdirSync(folder, { recursive: true });
  try {
    const sections: ReportSection[] = [];
    for (const { name, title, run: experiment } of chosen) {
      note(title);
      const findings = await experiment(run, laboratory);
      for (const { file, content } of findings.figures) {
        await writeFileAtomic(join(folder, file), content);
      }
      const { numbers, conclusion } = findings;
      await writeFileAtomic(join(folder, `${name}.json`), json({ conclusion, ...numbers }));
      process.stdout.write(`${title}: ${conclusion}\n\n`);
      sections.push({ name, title, findings });
    }
    const report = join(call.run, 'report.html');
    await writeFileAtomic(report, reportPage(headingOf(run), sections));
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

function headingOf({ settings, images }: TrainedRun): string {
  const { latent } = settings.config;
  return `${settings.model.toUpperCase()} of ${images.name}, ${latent} latent dimensions`;
}
