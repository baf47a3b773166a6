/**
 * @file `npm run native`: makes the tensorflow backend work in this workspace. Once it
 * does, this does nothing and says where the addon is.
 */

import { tellEachStep } from '../../workspace/src/progress.mjs';
import { CommandError } from '../../workspace/src/run-command.mjs';
import { provideAddon } from './build-addon.mjs';
import { cacheFolder } from './cache-folder.mjs';
import { NativeError } from './native-error.mjs';
import { placeAddon, tfjsNode } from './place-addon.mjs';

try {
  const addon = await provideAddon({ cache: cacheFolder(process.env), progress: tellEachStep() });
  placeAddon(addon, tfjsNode.folder);
  console.log(`The addon of @tensorflow/tfjs-node ${tfjsNode.version} is in ${addon}`);
} catch (error) {
  if (!(error instanceof NativeError)) throw error;
  if (error.cause instanceof CommandError) process.stderr.write(`${error.cause.output}\n`);
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
