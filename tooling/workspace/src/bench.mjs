/** @file `npm run bench`: sets up what is missing, then measures; arguments after `--` go to the bench. */
import './node-version.mjs';
import { join } from 'node:path';
import { launch } from './launch.mjs';
import { tellEachStep } from './progress.mjs';

await launch({
  program: join('tooling', 'bench', 'src', 'main.mjs'),
  args: process.argv.slice(2),
  progress: tellEachStep(),
});
