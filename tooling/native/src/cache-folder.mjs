/** @file Where addons are kept: outside the work tree, so that all clones of one person share them. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string} A folder that may not exist yet.
 */
export function cacheFolder({ XDG_CACHE_HOME: cacheHome = '' }) {
  // The XDG specification: what is not absolute is ignored.
  const parent = isAbsolute(cacheHome) ? cacheHome : join(homedir(), '.cache');
  return join(parent, 'latentgraph', 'native');
}
