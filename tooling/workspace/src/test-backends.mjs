/**
 * @file `npm run test:backends`: sets up what is missing, then runs the numeric tests on each backend; arguments
 * after `--` name those to run.
 */
import './node-version.mjs';
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { tellEachStep } from './progress.mjs';
import { workspace } from './set-up.mjs';

await launch({
  program: join('tooling', 'backend-matrix', 'src', 'main.mjs'),
  args: process.argv.slice(2),
  progress: tellEachStep(),
  folder: workspace,
});
