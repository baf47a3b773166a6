/** @file The script of the page on which backends are measured in a browser. */
import { trainEpochs } from './train-epochs.mjs';

Object.assign(globalThis, { trainEpochs });
