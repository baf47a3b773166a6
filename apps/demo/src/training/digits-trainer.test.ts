import { type ImageSet, loadImages, selectImages } from '@latentgraph/datasets';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../address/settings-codec.js';
import { shownDigits } from './digits-picture.js';
import { type DigitsSettings, digitsSettingCodecs } from './digits-settings.js';
import { type DigitsNews, DigitsTrainer } from './digits-trainer.js';
import { mapSide } from './latent-map.js';

const settings: DigitsSettings = {
  ...readSettings<DigitsSettings>(digitsSettingCodecs, new Map()),
  hidden: 16,
  epochs: 3,
  rate: 0.01,
};
const pixels = 28 * 28;

let digits: ImageSet;
beforeAll(async () => {
  const all = await loadImages('mnist');
  const step = Math.floor(all.count / 200);
  digits = selectImages(
    all,
    Array.from({ length: 200 }, (_, k) => step * k),
  );
});

function trainer(): DigitsTrainer {
  return new DigitsTrainer(async () => digits);
}

/** Collects news. */
function listen() {
  const heard: DigitsNews[] = [];
  const listener = async (news: DigitsNews): Promise<void> => {
    heard.push(news);
  };
  return { heard, listener };
}

test('trains both models to the end, and tells every epoch once', async () => {
  const subject = trainer();
  const { digits: described, pictures } = await subject.open(settings, '');
  expect(described.labels).toHaveLength(180);
  expect(described.heldOut.values).toHaveLength(20 * pixels);
  expect(pictures.vae.points).toHaveLength(2 * 180);
  expect(pictures.ae.grid).toHaveLength(mapSide ** 2 * pixels);
  expect(pictures.ae.reconstructions).toHaveLength(shownDigits * pixels);
  const { heard, listener } = listen();
  await subject.run(listener);
  const epochs = heard.flatMap((news) => news.epochs);
  expect(epochs.map(({ ae, vae }) => [ae.number, vae.number])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect(heard.map(({ isDone }) => isDone)).toEqual([...heard.slice(1).map(() => false), true]);
  for (const name of ['ae', 'vae'] as const) {
    expect(epochs[2]![name].loss).toBeLessThan(epochs[0]![name].loss);
    expect(epochs[2]![name].validation!.mse).toBeLessThan(epochs[0]![name].validation!.mse);
  }
  expect(epochs[2]!.ae.divergence).toBe(0);
  expect(epochs[2]!.vae.divergence).toBeGreaterThan(0);
});

test('the same seed gives the same losses, stepped or run', async () => {
  const losses = async (begin: 'run' | 'step'): Promise<unknown> => {
    const subject = trainer();
    await subject.open(settings, '');
    const { heard, listener } = listen();
    if (begin === 'run') await subject.run(listener);
    else for (let epoch = 0; epoch < settings.epochs; epoch++) await subject.step(listener);
    return heard.flatMap((news) => news.epochs).map(({ ae, vae }) => [ae.loss, vae.loss]);
  };
  expect(await losses('step')).toEqual(await losses('run'));
});

test('pauses between epochs, and goes on where it was', async () => {
  const subject = trainer();
  await subject.open(settings, '');
  const first = listen();
  await subject.run(async (news) => {
    await first.listener(news);
    void subject.pause();
  });
  const before = first.heard.flatMap((news) => news.epochs).length;
  expect(before).toBeLessThan(3);
  expect(first.heard.some(({ isDone }) => isDone)).toBe(false);
  const second = listen();
  await subject.run(second.listener);
  const numbers = second.heard.flatMap((news) => news.epochs).map(({ ae }) => ae.number);
  expect(numbers).toEqual([1, 2, 3].slice(before));
});

test('a reset leaves no tensors behind, even where two come at once', async () => {
  const subject = trainer();
  await subject.open(settings, '');
  const before = subject.tensorCount();
  for (const seed of [1, 2]) {
    await subject.run(listen().listener);
    await Promise.all([
      subject.open({ ...settings, seed }, ''),
      subject.open({ ...settings, latent: 5 }, ''),
    ]);
    const digit = digits.values.slice(0, pixels);
    await subject.reconstruct(digit);
    await subject.decodePlace('vae', 1, -1);
    await subject.perturb(digit, { model: 'ae', noise: 'as-far', shift: 1 });
    await subject.samples(4, 0);
    expect(subject.tensorCount()).toBe(before);
  }
});

describe('looking into the models', () => {
  let subject: DigitsTrainer;
  beforeAll(async () => {
    subject = trainer();
    await subject.open({ ...settings, epochs: 2 }, '');
    await subject.run(listen().listener);
  });

  test('a place where a digit lies on the map is decoded to its reconstruction', async () => {
    const { digits: described, pictures } = await trainer().open(settings, '');
    const other = trainer();
    await other.open(settings, '');
    const [x = 0, y = 0] = pictures.vae.points;
    // The first training digit, found again by its class among all digits.
    const candidates = Array.from({ length: digits.count }, (_, k) => k).filter(
      (k) => digits.labels[k] === described.labels[0],
    );
    const decoded = await other.decodePlace('vae', x, y);
    const reconstructions = await Promise.all(
      candidates.map((k) => other.reconstruct(digits.values.slice(k * pixels, (k + 1) * pixels))),
    );
    expect(reconstructions.map(({ vae }) => [...vae.gray])).toContainEqual([...decoded]);
  });

  test('without noise and shift there are the digit itself and its reconstruction', async () => {
    const digit = digits.values.slice(0, pixels);
    const { noised, shifted } = await subject.perturb(digit, { model: 'vae', noise: 0, shift: 0 });
    const { vae } = await subject.reconstruct(digit);
    expect(noised.distance).toBe(0);
    expect([...noised.gray]).toEqual(Array.from(digit, (value) => Math.round(255 * value)));
    expect([...shifted.gray]).toEqual([...vae.gray]);
    expect(shifted.distance).toBeCloseTo(vae.distance, 6);
  });

  test('noise can take a digit as far away as the shift does', async () => {
    const digit = digits.values.slice(0, pixels);
    const request = { model: 'vae', noise: 'as-far', shift: 1.5 } as const;
    const { noised, shifted, noise } = await subject.perturb(digit, request);
    expect(noised.distance).toBeCloseTo(shifted.distance, 4);
    const again = await subject.perturb(digit, { ...request, noise });
    expect([...again.noised.gray]).toEqual([...noised.gray]);
  });

  test('samples are the same for the same seed, and others for another', async () => {
    const [one, same, other] = [
      await subject.samples(2, 5),
      await subject.samples(2, 5),
      await subject.samples(2, 6),
    ];
    expect(one).toEqual(same);
    expect(one.vae).not.toEqual(other.vae);
    expect(one.ae).toHaveLength(2 * pixels);
  });

  test('says so where nothing is open', async () => {
    await expect(trainer().samples(1, 0)).rejects.toThrow('no training is open');
  });
});
