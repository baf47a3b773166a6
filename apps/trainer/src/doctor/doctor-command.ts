/** @file `latentgraph doctor`: whether training can work here, how fast, and what is missing. */
import { statSync } from 'node:fs';
import type { DoctorCall } from '../command-line.js';
import { exitCodes } from '../exit-codes.js';
import { json } from '../run-files.js';
import { TrainerError } from '../trainer-error.js';
import { diagnose } from './diagnosis.js';
import { doctorText } from './doctor-text.js';

/**
 * Prints what it finds, as text or as one JSON object.
 * @returns the exit code: 1 where no backend works
 * @throws TrainerError `usage` for a data root that is no folder
 */
export async function doctorCommand({
  dataRoot,
  json: asJson,
}: Omit<DoctorCall, 'command'>): Promise<number> {
  if (dataRoot !== undefined && !statSync(dataRoot, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TrainerError('usage', `--data-root ${dataRoot}: there is no such folder`);
  }
  const diagnosis = await diagnose({
    dataRoot,
    onBackend: (name) => {
      if (!asJson) process.stderr.write(`Trying the backend ${name}\n`);
    },
  });
  process.stdout.write(asJson ? json(diagnosis) : doctorText(diagnosis));
  return diagnosis.canTrain ? exitCodes.done : exitCodes.failed;
}
