#!/usr/bin/env node
/** @file The command `latentgraph`: parse, train, and end with the right exit code. */
import './start-time.js';
import { isImageDatasetName } from '@latentgraph/datasets';
import { allowReaderToLeave } from './closed-output.js';
import { parseCommandLine } from './command-line.js';
import { overrideOptions, readConfigFile, resolvePaths } from './config-file.js';
import { describeError, exitCodeOf, exitCodes } from './exit-codes.js';
import { trainSettings } from './train-settings.js';

async function main(args: readonly string[]): Promise<number> {
  const call = parseCommandLine(args);
  if (!call) return exitCodes.done;
  if (call.command === 'images') {
    const { imagesCommand } = await import('./images/images-command.js');
    return imagesCommand(call);
  }
  if (call.command === 'doctor') {
    const { doctorCommand } = await import('./doctor/doctor-command.js');
    return doctorCommand(call);
  }
  const fromFile = call.config === undefined ? {} : await readConfigFile(call.config);
  const given = overrideOptions(fromFile, resolvePaths(call.given, process.cwd()));
  const { dataset, out, json = false, quiet = false } = given;
  const output = { out, json, quiet };
  if (dataset !== undefined && isImageDatasetName(dataset)) {
    const { imageSettings } = await import('./images/image-settings.js');
    const settings = imageSettings(dataset, given);
    const { trainImagesCommand } = await import('./images/train-images-command.js');
    return trainImagesCommand(settings, output);
  }
  const settings = trainSettings(given);
  // Only now: TensorFlow.js takes longer to load than a wrong option takes to find.
  const { trainCommand } = await import('./train-command.js');
  return trainCommand(settings, output);
}

allowReaderToLeave(process.stdout, (error) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exit(exitCodes.failed);
});
allowReaderToLeave(process.stderr, () => process.exit(exitCodes.failed));
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = exitCodeOf(error);
}
