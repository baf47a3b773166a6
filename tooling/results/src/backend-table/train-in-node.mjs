/** @file A process of its own: trains as its argument, a `Work` as JSON, says, and prints what came of it. */
import { trainEpochs } from './train-epochs.mjs';

const trained = await trainEpochs(JSON.parse(process.argv[2] ?? ''));
process.stdout.write(`\n${JSON.stringify(trained)}\n`);
// Threads that wait for work would keep the process.
process.exit(0);
