import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TrainingRun } from './training-run.js';

/** Epochs 1 … `last`, each of which takes a turn of the event loop. */
async function* epochsTo(last: number): AsyncGenerator<number, void, undefined> {
  for (let epoch = 1; epoch <= last; epoch++) {
    await new Promise((resolve) => setImmediate(resolve));
    yield epoch;
  }
}

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('tells of every epoch once, the last one included', async () => {
  const told: [number, number][] = [];
  const run = new TrainingRun(epochsTo(500), (count, newest) => told.push([count, newest]));
  expect(await run.go()).toBe(true);
  expect(told.reduce((sum, [count]) => sum + count, 0)).toBe(500);
  expect(told.at(-1)?.[1]).toBe(500);
});

test('pauses, and goes on where it was', async () => {
  let counted = 0;
  const run = new TrainingRun(epochsTo(200), (count) => {
    counted += count;
  });
  const first = run.go();
  run.pause();
  expect(await first).toBe(false);
  expect(counted).toBe(1);
  expect(await run.go()).toBe(true);
  expect(counted).toBe(200);
});

test('ended, it tells nothing more and closes what it draws from', async () => {
  const epochs = epochsTo(1e9);
  const told = vi.fn();
  const run = new TrainingRun(epochs, told);
  const work = run.go();
  await run.end();
  expect(await work).toBe(false);
  expect(told).not.toHaveBeenCalled();
  expect(await epochs.next()).toEqual({ done: true, value: undefined });
});

test('fails as training fails', async () => {
  async function* failing(): AsyncGenerator<number, void, undefined> {
    yield 1;
    throw new Error('the loss became NaN');
  }
  const run = new TrainingRun(failing(), () => undefined);
  await expect(run.go()).rejects.toThrow('NaN');
  await run.end();
});
