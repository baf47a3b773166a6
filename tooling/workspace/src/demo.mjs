/** @file `npm run demo`: sets up what is missing, builds the page and serves it on this machine. */
import './node-version.mjs';
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { buildPage, demo } from './page.mjs';
import { tellEachStep } from './progress.mjs';
import { workspace } from './set-up.mjs';

await launch({
  program: join(demo, 'node_modules', 'vite', 'bin', 'vite.js'),
  args: ['preview', ...process.argv.slice(2)],
  progress: tellEachStep(),
  folder: join(workspace, demo),
  prepare: buildPage,
});
