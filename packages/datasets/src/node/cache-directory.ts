/** @file Where downloaded files are kept between runs. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder `latentgraph` in the user's cache folder: XDG_CACHE_HOME if it is set, else
 * LOCALAPPDATA on Windows, ~/Library/Caches on macOS, ~/.cache elsewhere.
 */
export function defaultCacheDirectory(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  return join(
    environment.XDG_CACHE_HOME || platformCache(environment, platform, home),
    'latentgraph',
  );
}

function platformCache(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (platform === 'win32') return environment.LOCALAPPDATA || join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}
