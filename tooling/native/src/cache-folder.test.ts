import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheFolder } from './cache-folder.mjs';

const ofHome = join(homedir(), '.cache', 'latentgraph', 'native');

it.each([
  [{ XDG_CACHE_HOME: '/caches' }, '/caches/latentgraph/native'],
  [{}, ofHome],
  [{ XDG_CACHE_HOME: '' }, ofHome],
  [{ XDG_CACHE_HOME: 'relative' }, ofHome],
])('is, with %j, %s', (environment, folder) => {
  expect(cacheFolder(environment)).toBe(folder);
});
