import type { Epoch } from '@latentgraph/training';
import { expect, test } from 'vitest';
import { followTraining } from './follow-training.js';

/** Epochs that never wait for anything, as those of training on the wasm backend. */
async function* epochsUntil(signal: AbortSignal, most: number): AsyncGenerator<Epoch<never>> {
  for (let number = 1; number <= most && !signal.aborted; number++) {
    yield { number, loss: 0, reconstruction: 0, divergence: 0, milliseconds: 1 };
  }
}

test('tells of each epoch, in order', async () => {
  const told: number[] = [];
  const { epochs } = await followTraining(
    epochsUntil(new AbortController().signal, 3),
    ({ number }) => told.push(number),
  );
  expect(told).toEqual([1, 2, 3]);
  expect(epochs.map(({ number }) => number)).toEqual(told);
});

test('lets the event loop turn, by which signals are heard, between epochs', async () => {
  const controller = new AbortController();
  const { epochs } = await followTraining(epochsUntil(controller.signal, 1000), ({ number }) => {
    if (number === 2) setImmediate(() => controller.abort());
  });
  expect(epochs).toHaveLength(2);
});
