/**
 * @file Writes the weights that a run of a GAE began with, for `same_start.py`: the model of its metrics.json
 * is built again by its seed.
 *
 *     node tooling/parity/src/export-initial-weights.mjs RUN_DIRECTORY FILE.safetensors
 *
 * Needs built packages (`npm run build`).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useBackend } from '@latentgraph/backends';
import { gae, loadModel, saveParameters, vgae } from '@latentgraph/models';

const [folder, file] = process.argv.slice(2);
if (!folder || !file) {
  console.error('usage: node tooling/parity/src/export-initial-weights.mjs RUN_DIRECTORY FILE');
  process.exit(2);
}
await useBackend('wasm', { threads: 1 });
const { model: trained, config } = loadModel(readFileSync(join(folder, 'model.safetensors')));
const create = config.posterior === 'point' ? gae : vgae;
writeFileSync(file, await saveParameters(create(config)));
trained.dispose();
