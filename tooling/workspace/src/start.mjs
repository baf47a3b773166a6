/**
 * @file `npm start`: sets up what is missing, then trains on WordNet. Arguments after `--` go to the
 * trainer, and another graph given there takes WordNet's place.
 */
import './node-version.mjs';
import { launch, trainer } from './launch.mjs';
import { tellEachStep } from './progress.mjs';

const args = process.argv.slice(2);
const namesGraph = args.some((argument) => /^--(dataset|edges|config)(=|$)/.test(argument));
const graph = namesGraph ? [] : ['--dataset', 'wordnet'];

await launch({ program: trainer, args: ['train', ...graph, ...args], progress: tellEachStep() });
