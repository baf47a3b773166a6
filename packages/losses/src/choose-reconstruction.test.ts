import { expect, test } from 'vitest';
import { chooseReconstruction } from './choose-reconstruction.js';

const choose = (nodeCount: number, latent = 16, hasAllPairsLoss = true) =>
  chooseReconstruction({ nodeCount, latent, hasAllPairsLoss });

test('exact at the size of WordNet animals and of coauthor_cs', () => {
  expect(choose(7_510).type).toBe('exact');
  expect(choose(18_333).type).toBe('exact');
});

test('the limit of time is where 2.1 ns per pair make 5 s', () => {
  const limit = Math.floor(Math.sqrt(5 / 2.1e-9));
  expect(limit).toBe(48_795);
  expect(choose(limit).type).toBe('exact');
  expect(choose(limit + 1).type).toBe('sampled');
});

test('sampled where memory is the limit: 12 copies of 1,000 x 16,000 floats are 768 MB', () => {
  expect(choose(1_000, 16_000)).toEqual({
    type: 'sampled',
    reason:
      'all pairs of 1000 nodes at 16000 latent dimensions would take about 1.6 s and about 730 MiB per epoch, more than 5 s and 512 MiB',
  });
});

test('sampled where the decoder has no exact loss, however small the graph is', () => {
  expect(choose(34, 16, false)).toEqual({
    type: 'sampled',
    reason: 'the decoder has no exact loss over all pairs',
  });
});

test('the reason tells the estimate and the budget', () => {
  expect(choose(7_510).reason).toBe(
    'all pairs of 7510 nodes at 16 latent dimensions take about 0.12 s and about 5.5 MiB per epoch, within 5 s and 512 MiB',
  );
  expect(choose(34).reason).toBe(
    'all pairs of 34 nodes at 16 latent dimensions take less than 0.01 s and about 0.025 MiB per epoch, within 5 s and 512 MiB',
  );
});
