/** @file `npm run test:demo`: builds the page and tests it in Chromium; arguments after `--` go to vitest. */
import './node-version.mjs';
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { buildPage, demo } from './page.mjs';
import { tellEachStep } from './progress.mjs';
import { workspace } from './set-up.mjs';

await launch({
  program: join('node_modules', 'vitest', 'vitest.mjs'),
  args: ['run', '--config', join(workspace, demo, 'vitest.config.ts'), ...process.argv.slice(2)],
  progress: tellEachStep(),
  folder: workspace,
  prepare: buildPage,
});
