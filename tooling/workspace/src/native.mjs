/** @file `npm run native`: sets up what is missing, then makes the backend `tensorflow` work in the workspace. */
import './node-version.mjs';
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { tellEachStep } from './progress.mjs';

await launch({
  program: join('tooling', 'native', 'src', 'main.mjs'),
  args: process.argv.slice(2),
  progress: tellEachStep(),
});
