/** @file The web worker in which graphs are trained. */
import { expose } from 'comlink';
import { GraphTrainer } from './graph-trainer.js';
import { prepareWasm } from './prepare-wasm.js';

prepareWasm();
expose(new GraphTrainer());
