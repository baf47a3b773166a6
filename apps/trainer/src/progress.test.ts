import { afterEach, expect, test, vi } from 'vitest';
import { progressFor } from './progress.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** What is written to stderr, as lines. */
function captured(run: () => void): string[] {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  run();
  return write.mock.calls.map(([text]) => String(text));
}

const epoch = (number: number) => ({
  number,
  loss: 0.5,
  reconstruction: 0.4,
  divergence: 0.1,
  milliseconds: 1.26,
});

test('without a terminal: a line for the first epoch and the last, others now and then', () => {
  vi.stubEnv('CI', 'true');
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const lines = captured(() => {
    const progress = progressFor({ quiet: false });
    progress.begin('Run 1/2', 4, 'AUC');
    clock.mockReturnValue(1000);
    progress.epoch(epoch(1), 0.91);
    clock.mockReturnValue(5999);
    progress.epoch(epoch(2), undefined);
    clock.mockReturnValue(6000);
    progress.epoch(epoch(3), undefined);
    progress.epoch(epoch(4), undefined);
    progress.end();
  });
  expect(lines).toEqual([
    'Run 1/2 epoch 1/4: loss 0.5000, validation AUC 0.9100, 1.3 ms/epoch, ETA 3 s\n',
    'Run 1/2 epoch 3/4: loss 0.5000, validation AUC -, 1.3 ms/epoch, ETA 2 s\n',
    'Run 1/2 epoch 4/4: loss 0.5000, validation AUC -, 1.3 ms/epoch\n',
  ]);
});

test('--quiet shows nothing', () => {
  const lines = captured(() => {
    const progress = progressFor({ quiet: true });
    progress.note('Backend wasm');
    progress.begin('Training', 1, 'AUC');
    progress.epoch(epoch(1), undefined);
    progress.end();
  });
  expect(lines).toEqual([]);
});
