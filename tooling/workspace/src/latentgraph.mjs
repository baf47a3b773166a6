/** @file `npm run --silent latentgraph -- ...`: the trainer, set up first if needed, quietly. */
import './node-version.mjs';
import { launch, trainer } from './launch.mjs';
import { tellLongSteps } from './progress.mjs';

await launch({ program: trainer, args: process.argv.slice(2), progress: tellLongSteps() });
