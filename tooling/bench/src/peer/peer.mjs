/** @file PyTorch Geometric's GAE and VGAE, trained by the peer's script in a process of its own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastJsonLine, runChild } from '../child-process.mjs';
import { dataRoot, shared } from '../folders.mjs';
import { THREADS } from '../suite.mjs';
import { pythonEnvironment } from './python-environment.mjs';

const script = join(shared, 'peers', 'pyg_vgae.py');
/** The script counts memory in units of 2^20 bytes. */
const MEBIBYTE = 2 ** 20;

/**
 * @typedef {object} PeerRun
 * @property {number} medianMsPerEpoch
 * @property {number} megabytes
 * @property {number} processMilliseconds From the start of the process to its end.
 */

/**
 * @typedef {object} Peer
 * @property {string} description Versions, or why there is no peer.
 * @property {((args: readonly string[]) => Promise<PeerRun>) | undefined} train
 */

/** For a smoke run. @type {Peer} */
export const noPeer = { description: 'not asked for', train: undefined };

/** @returns {Promise<Peer>} */
export async function findPeer() {
  if (!existsSync(script)) return { description: `${script} is not there`, train: undefined };
  const environment = await pythonEnvironment();
  if (environment.python === undefined) {
    return { description: `no Python environment: ${environment.reason}`, train: undefined };
  }
  const { python, versions } = environment;
  return { description: versions, train: (args) => train(python, args) };
}

/**
 * The script's options for a data set.
 * @param {string} dataset
 */
export function peerDataset(dataset) {
  const npz = join(dataRoot, 'npz', `${dataset}.npz`);
  if (existsSync(npz)) return ['--npz', npz];
  return ['--data', join(dataRoot, 'planetoid'), '--name', dataset];
}

/** @type {(python: string, args: readonly string[]) => Promise<PeerRun>} */
async function train(python, args) {
  const { stdout, milliseconds } = await runChild(python, [
    script,
    '--threads',
    String(THREADS),
    ...args,
  ]);
  const { medianMsPerEpoch, peakRssMb } = lastJsonLine(stdout);
  return {
    medianMsPerEpoch,
    megabytes: (peakRssMb * MEBIBYTE) / 1e6,
    processMilliseconds: milliseconds,
  };
}
