/** @file `npm test`: sets up what is missing, then runs all tests; arguments after `--` go to vitest. */
import './node-version.mjs';
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { tellEachStep } from './progress.mjs';
import { workspace } from './set-up.mjs';

await launch({
  program: join('node_modules', 'vitest', 'vitest.mjs'),
  args: ['run', ...process.argv.slice(2)],
  progress: tellEachStep(),
  folder: workspace,
});
