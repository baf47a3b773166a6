/** @file What runs on graphs and on images have in common: training, epoch by epoch, with ears for signals. */
import type { Parameterized } from '@latentgraph/layers';
import type { Embedding, Epoch } from '@latentgraph/training';
import { turnOfEventLoop } from './interruption.js';

/** What a run of one seed gave, whatever it was trained on. */
export interface RunOutcome<Metrics> {
  readonly epochs: readonly Epoch<Metrics>[];
  /** Whether it was stopped before its last epoch. */
  readonly interrupted: boolean;
  /** null where nothing is held out for it. */
  readonly validation: Metrics | null;
  /** null where nothing is held out for it. */
  readonly test: Metrics | null;
  /** Latent vectors of all that the dataset holds, in its order. */
  readonly embedding: Embedding;
  /** The model as a safetensors file. */
  readonly modelFile: Uint8Array;
  readonly parameterCount: number;
  /** From the first epoch to the last, validation included. */
  readonly trainSeconds: number;
}

/** Trains to the end, or until the signal that `training` knows of is aborted. */
export async function followTraining<Metrics>(
  training: AsyncIterable<Epoch<Metrics>>,
  onEpoch: (epoch: Epoch<Metrics>) => void,
): Promise<Pick<RunOutcome<Metrics>, 'epochs' | 'trainSeconds'>> {
  const start = performance.now();
  const epochs: Epoch<Metrics>[] = [];
  for await (const epoch of training) {
    epochs.push(epoch);
    onEpoch(epoch);
    await turnOfEventLoop();
  }
  return { epochs, trainSeconds: (performance.now() - start) / 1000 };
}

/** How many numbers a model learns. */
export function countParameters(model: Parameterized): number {
  return [...model.parameters().values()].reduce((count, { size }) => count + size, 0);
}
