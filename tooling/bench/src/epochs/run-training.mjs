/** @file Our contestant: the training in a process of its own. */
import { runScript } from '../child-process.mjs';
import { dataRoot } from '../folders.mjs';

/** @typedef {import('./train.mjs').Trained} Trained */

/**
 * @param {import('./train.mjs').TrainSetting} setting
 * @returns {Promise<Trained & { milliseconds: number }>}
 */
export async function runTraining({ graph, ...setting }) {
  const placed = 'dataset' in graph ? { ...graph, dataRoot } : graph;
  /** @type {Trained} */
  const trained = await runScript(new URL('./train.mjs', import.meta.url), {
    ...setting,
    graph: placed,
  });
  return { ...trained, milliseconds: trained.medianMsPerEpoch };
}
