import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultCacheDirectory } from './cache-directory.js';

it.each([
  ['XDG_CACHE_HOME', { XDG_CACHE_HOME: '/c' }, 'linux', ['/c']],
  ['~/.cache', { XDG_CACHE_HOME: '' }, 'linux', ['/h', '.cache']],
  ['~/Library/Caches', {}, 'darwin', ['/h', 'Library', 'Caches']],
  ['LOCALAPPDATA', { LOCALAPPDATA: '/l' }, 'win32', ['/l']],
  ['~/AppData/Local', {}, 'win32', ['/h', 'AppData', 'Local']],
] as const)('the cache is in %s', (_, environment, platform, expected) => {
  expect(defaultCacheDirectory(environment, platform, '/h')).toBe(join(...expected, 'latentgraph'));
});
