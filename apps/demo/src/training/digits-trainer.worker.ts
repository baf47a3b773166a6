/** @file The web worker in which the AE and the VAE of digits are trained. */
import { expose } from 'comlink';
import { DigitsTrainer } from './digits-trainer.js';
import { loadDigits } from './load-digits.js';
import { prepareWasm } from './prepare-wasm.js';

prepareWasm();
expose(new DigitsTrainer(loadDigits));
