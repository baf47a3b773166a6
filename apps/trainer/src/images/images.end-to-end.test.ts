/** @file `latentgraph images` as its users run it, on a part of mnist. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWithDigits } from '../testing/digits-folder.js';
import { emptyFolder, type Outcome, runTrainer } from '../testing/run-trainer.js';

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const numbersOf = (run: string, name: string) =>
  JSON.parse(read(run, 'experiments', `${name}.json`)).numbers;

const folder = emptyFolder();
const run = join(folder, 'vae');
let trained: Outcome;

/** Milliseconds; eight experiments train six models. */
const atMost = 180_000;

beforeAll(async () => {
  const digits = await folderWithDigits(60);
  const options = ['--hidden', '64', '--latent', '2', '--epochs', '20', '--batch-size', '32'];
  trained = await runTrainer(
    ['train', '--dataset', 'mnist', '--data-root', digits, ...options, '--quiet', '--out', run],
    folder,
  );
}, atMost);

describe('all experiments', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    expect(trained).toMatchObject({ code: 0, stderr: '' });
    outcome = await runTrainer(['images', run], folder);
  }, atMost);

  test('end well and say what they found', () => {
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toContain('Reconstruction: 2 numbers stand for the 784 pixels');
    expect(outcome.stdout).toMatch(/Report: vae\/report.html\n$/);
    expect(outcome.stderr).toContain('Training a classifier, the judge');
  });

  test('write their figures and numbers', () => {
    expect(readdirSync(join(run, 'experiments')).sort()).toEqual([
      'collapse-dimensions.svg',
      'collapse.json',
      'collapse.svg',
      'downstream.json',
      'embedding-plane.json',
      'embedding-plane.svg',
      'generation-ae.png',
      'generation-manifold.png',
      'generation-vae.png',
      'generation.json',
      'noise-versus-shift.json',
      'noise-versus-shift.png',
      'reconstruction.json',
      'reconstruction.png',
      'saving.json',
      'transfer.json',
    ]);
    const { width, height, channels } = decode(
      readFileSync(join(run, 'experiments', 'generation-manifold.png')),
    );
    expect({ width, height, channels }).toEqual({ width: 1162, height: 1162, channels: 1 });
  });

  test('measure the run: its test MSE, of its held-out images', () => {
    const { test: measured, split } = JSON.parse(read(run, 'metrics.json'));
    const { mse, testImages } = numbersOf(run, 'reconstruction');
    expect(mse).toBeCloseTo(measured.mse, 7);
    expect(testImages).toBe(split.test);
  });

  test('compare noise and shift at the same distance', () => {
    const { series } = numbersOf(run, 'noise-versus-shift');
    expect(series).toHaveLength(4);
    const distances = series.map((row: { distance: number }) => row.distance);
    expect(distances).toEqual(distances.toSorted((a: number, b: number) => a - b));
    for (const { shifted, noised } of series) {
      expect(shifted.ownReconstruction).toBeLessThan(noised.ownReconstruction);
    }
  });

  test('show the posterior narrow without the KL term', () => {
    const { results } = numbersOf(run, 'collapse');
    expect(results).toMatchObject([{ beta: 0 }, { beta: 1 }]);
    expect(results[0].meanStd).toBeLessThan(results[1].meanStd);
  });

  test('classify, search and transfer with accuracies above chance', () => {
    const { rows } = numbersOf(run, 'downstream');
    const [regression, neighbor] = ['logistic regression', 'nearest neighbor'];
    expect(rows).toMatchObject([
      { classifier: regression, labels: 10, draws: 20 },
      { classifier: neighbor, labels: 10, draws: 20 },
      { classifier: regression, labels: 100, draws: 20 },
      { classifier: neighbor, labels: 100, draws: 20 },
    ]);
    for (const { embeddings, pixels, advantage } of rows) {
      expect(advantage.mean).toBeCloseTo(embeddings.mean - pixels.mean, 12);
    }
    const { accuracy } = numbersOf(run, 'transfer');
    const byPixels = rows.slice(2).map((row: { pixels: { mean: number } }) => row.pixels.mean);
    for (const share of [accuracy.all, accuracy.pixels, ...byPixels]) {
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThanOrEqual(1);
    }
    const [pixels, embeddings] = numbersOf(run, 'saving').rows;
    expect(pixels.bytes / embeddings.bytes).toBe(392);
  });

  test('are on one page that needs nothing else', () => {
    const page = read(run, 'report.html');
    expect(page.match(/<section /g)).toHaveLength(8);
    expect(page.match(/src="(?!data:)/g)).toBeNull();
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  });
});

test('one experiment by name, and the next beside it', async () => {
  const copy = join(emptyFolder(), 'copy');
  cpSync(run, copy, { recursive: true });
  rmSync(join(copy, 'experiments'), { recursive: true, force: true });
  const { code, stdout } = await runTrainer(['images', copy, 'saving', '--quiet'], folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^What searching embeddings saves: Embeddings take 392 times fewer bytes/);
  expect(readdirSync(join(copy, 'experiments'))).toEqual(['saving.json']);
  expect(read(copy, 'report.html').match(/<section /g)).toHaveLength(1);
  expect((await runTrainer(['images', copy, 'reconstruction', '--quiet'], folder)).code).toBe(0);
  const [first, second] = read(copy, 'report.html').match(/<section id="[a-z]+/g) ?? [];
  expect([first, second]).toEqual(['<section id="reconstruction', '<section id="saving']);
});

describe('what cannot be used is one clear line and exit code 2', () => {
  const expectRefusal = async (args: readonly string[], message: string): Promise<void> => {
    const { code, stdout, stderr } = await runTrainer(['images', ...args], folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^latentgraph: .*\n$/);
    expect(stderr).toContain(message);
  };

  test('no run directory', async () => {
    await expectRefusal(['missing'], 'missing/config.json is missing; name a run directory');
    await expectRefusal([], "missing required argument 'run'");
  });

  test('an unknown experiment', async () => {
    await expectRefusal(
      [run, 'colapse'],
      'there is no experiment "colapse"; did you mean "collapse"?',
    );
  });

  test('a run on a graph', async () => {
    const graphRun = join(folder, 'graph');
    const args = ['train', '--dataset', 'karate', '--epochs', '1', '--quiet', '--out', graphRun];
    expect((await runTrainer(args, folder)).code).toBe(0);
    await expectRefusal([graphRun], 'is a run on a graph; experiments are for runs on images');
  });

  test.each([
    ['test-fraction', 'has no test images, by which experiments measure'],
    ['val-fraction', 'has no validation images, by which experiments choose'],
  ])('a run with --%s 0', async (option, message) => {
    const copy = join(emptyFolder(), 'copy');
    cpSync(run, copy, { recursive: true });
    const config = JSON.parse(read(copy, 'config.json'));
    writeFileSync(join(copy, 'config.json'), JSON.stringify({ ...config, [option]: 0 }));
    await expectRefusal([copy], message);
  });

  test.each<[string, (copy: string) => void, string]>([
    [
      'trained on other images',
      (copy) =>
        changeJson(copy, 'metrics.json', ({ digests }) => ({
          digests: { ...Object(digests), dataset: 'another' },
        })),
      'was trained on other images than mnist holds now',
    ],
    [
      'with a split that is no JSON',
      (copy) => writeFileSync(join(copy, 'split.json'), '{"train": [0.5]'),
      'split.json is not what latentgraph train writes',
    ],
    [
      'that would be tested on what it was trained on',
      (copy) => changeJson(copy, 'split.json', ({ train }) => ({ test: train })),
      'split.json is not the split of which metrics.json has the digest',
    ],
    [
      'with a model that is cut short',
      (copy) =>
        writeFileSync(
          join(copy, 'model.safetensors'),
          readFileSync(join(copy, 'model.safetensors')).subarray(0, 1000),
        ),
      'model.safetensors: not a usable safetensors file',
    ],
    [
      'with the options of another model',
      (copy) => changeJson(copy, 'config.json', () => ({ latent: 3 })),
      'model.safetensors holds another model than',
    ],
    [
      'with findings that cannot be read',
      (copy) => {
        mkdirSync(join(copy, 'experiments'), { recursive: true });
        writeFileSync(join(copy, 'experiments', 'transfer.json'), '{');
      },
      'transfer.json is not what latentgraph images writes',
    ],
    [
      'with a file in the place of findings',
      (copy) => {
        rmSync(join(copy, 'experiments'), { recursive: true, force: true });
        writeFileSync(join(copy, 'experiments'), '');
      },
      'experiments cannot be written to',
    ],
  ])('a run %s', async (_, damage, message) => {
    const copy = join(emptyFolder(), 'copy');
    cpSync(run, copy, { recursive: true });
    damage(copy);
    await expectRefusal([copy, 'reconstruction'], message);
  });
});

type Fields = Readonly<Record<string, unknown>>;

function changeJson(folder: string, file: string, change: (content: Fields) => Fields): void {
  const path = join(folder, file);
  const content = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...content, ...change(content) }));
}
