import { expect, test } from 'vitest';
import { TrainingTurns } from './training-turns.js';

const moment = () => new Promise((resolve) => setTimeout(resolve));

test('turns do not overlap, and each ends the one before', async () => {
  const turns = new TrainingTurns();
  const log: string[] = [];
  const run = (name: string) =>
    turns.next(async (goesOn) => {
      log.push(`${name} begins`);
      for (let k = 0; k < 1000 && goesOn(); k++) await moment();
      log.push(`${name} ends`);
    });
  const all = [run('a'), run('b'), run('c')];
  await moment();
  await turns.pause();
  await Promise.all(all);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('a turn that fails is told to who began it, and holds up nobody', async () => {
  const turns = new TrainingTurns();
  const failing = turns.next(async () => {
    throw new Error('no');
  });
  const next = turns.next(async () => 7);
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe(7);
  await turns.pause();
});
