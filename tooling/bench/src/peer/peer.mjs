/** @file The peers in Python, trained by scripts in processes of their own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastJsonLine, runChild } from '../child-process.mjs';
import { dataRoot, shared, workspace } from '../folders.mjs';
import { THREADS } from '../suite.mjs';
import { pythonEnvironment } from './python-environment.mjs';

/** PyTorch Geometric's GAE and VGAE. */
const script = join(shared, 'peers', 'pyg_vgae.py');
/** PyTorch's VAE. */
const imagesScript = join(workspace, 'tooling', 'parity', 'pytorch_autoencoder.py');
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
 * @property {((pixels: string, epochs: number) => Promise<{ milliseconds: number, megabytes: number }>) | undefined} trainImages
 *   On a file of `tooling/parity/src/export-images.mjs`.
 */

/** For a smoke run. @type {Peer} */
export const noPeer = { description: 'not asked for', train: undefined, trainImages: undefined };

/** @returns {Promise<Peer>} */
export async function findPeer() {
  if (!existsSync(script)) return { ...noPeer, description: `${script} is not there` };
  const environment = await pythonEnvironment();
  if (environment.python === undefined) {
    return {
      description: `no Python environment: ${environment.reason}`,
      train: undefined,
      trainImages: undefined,
    };
  }
  const { python, versions } = environment;
  return {
    description: versions,
    train: (args) => train(python, args),
    trainImages: (pixels, epochs) => trainImages(python, pixels, epochs),
  };
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

/** @type {(python: string, pixels: string, epochs: number) => Promise<{ milliseconds: number, megabytes: number }>} */
async function trainImages(python, pixels, epochs) {
  const args = ['--pixels', pixels, '--epochs', String(epochs), '--threads', String(THREADS)];
  const { stdout } = await runChild(python, [imagesScript, ...args]);
  const { medianMsPerEpoch, peakRssMb } = lastJsonLine(stdout);
  return { milliseconds: medianMsPerEpoch, megabytes: (peakRssMb * MEBIBYTE) / 1e6 };
}
