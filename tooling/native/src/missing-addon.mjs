/** @file Whether the backend `tensorflow` can start in this workspace, for tests and measurements that need it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addonName, placeOf, tfjsNode } from './place-addon.mjs';

/**
 * Why the backend cannot start; undefined if its addon is in its place. In CI it must be.
 * @param {string} [packageFolder] Of tfjs-node.
 * @returns {string | undefined}
 */
export function missingAddon(packageFolder = tfjsNode.folder) {
  if (existsSync(join(placeOf(packageFolder), addonName))) return undefined;
  const message =
    'the native addon of @tensorflow/tfjs-node is not there; `npm run native` builds it';
  if (process.env.CI) throw new Error(message);
  return message;
}
