import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadImages } from '../index.node.js';
import { idxBytes } from '../testing/idx-bytes.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function place(path: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, path.endsWith('.gz') ? gzipSync(bytes) : bytes);
}

/** Images of one gray level each. */
function images(...levels: number[]): Uint8Array {
  const pixels = levels.flatMap((level) => new Array<number>(784).fill(level));
  return idxBytes([levels.length, 28, 28], pixels);
}

function labels(...digits: number[]): Uint8Array {
  return idxBytes([digits.length], digits);
}

const load = () => loadImages('mnist', { dataRoot: folder });

describe('MNIST in a data root', () => {
  it.each([
    ['as published', '', '-', '.gz'],
    ['unpacked', '', '-', ''],
    ['spelled with a dot', '', '.', ''],
    ['spelled with a dot, packed', '', '.', '.gz'],
    ['in the folder mnist', 'mnist/', '-', '.gz'],
  ])('is read %s', async (_, path, mark, ending) => {
    await place(`${path}train-images${mark}idx3-ubyte${ending}`, images(0, 255));
    await place(`${path}train-labels${mark}idx1-ubyte${ending}`, labels(3, 4));
    const train = await load();
    expect(train).toMatchObject({ name: 'mnist', count: 2, height: 28, width: 28, classCount: 10 });
    await place(`${path}t10k-images${mark}idx3-ubyte${ending}`, images(51));
    await place(`${path}t10k-labels${mark}idx1-ubyte${ending}`, labels(9));
    const all = await load();
    expect(Array.from(all.labels)).toEqual([3, 4, 9]);
    const corners = [0, 783, 784, 1567, 1568, 2351].map((pixel) => all.values[pixel]);
    expect(corners).toEqual([0, 0, 1, 1, Math.fround(0.2), Math.fround(0.2)]);
  });

  it('is read beside folders that have the names of its files', async () => {
    await place('train-images-idx3-ubyte/train-images-idx3-ubyte', images(1, 2, 3));
    await place('train-images.idx3-ubyte', images(0, 255));
    await place('train-labels.idx1-ubyte', labels(3, 4));
    expect((await load()).count).toBe(2);
  });

  it('that is not there is missed', async () => {
    const missing = {
      name: 'DatasetError',
      code: 'missing-files',
      message: `dataset 'mnist': there is no train-images-idx3-ubyte in ${folder} or its folder mnist, with .gz or without; put its files there, or leave dataRoot out`,
    };
    await expect(load()).rejects.toMatchObject(missing);
    await place('t10k-images-idx3-ubyte', images(1));
    await place('t10k-labels-idx1-ubyte', labels(1));
    await expect(load()).rejects.toMatchObject(missing);
    await expect(loadImages('mnist', { dataRoot: join(folder, 'none') })).rejects.toMatchObject({
      code: 'missing-files',
    });
  });

  it.each([
    ['train-labels-idx1-ubyte', ['train-images-idx3-ubyte']],
    ['train-images-idx3-ubyte', ['train-labels-idx1-ubyte.gz']],
    [
      't10k-labels-idx1-ubyte',
      ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte'],
    ],
    [
      't10k-images-idx3-ubyte',
      ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-labels-idx1-ubyte'],
    ],
  ])('needs %s beside the other file', async (missing, present) => {
    for (const name of present) {
      await place(`mnist/${name}`, name.includes('images') ? images(1) : labels(1));
    }
    await expect(load()).rejects.toMatchObject({
      code: 'missing-files',
      message: `dataset 'mnist': there is no ${missing} in ${join(folder, 'mnist')}, with .gz or without, beside the other file of its pair; put it there`,
    });
  });

  it('says which file is broken', async () => {
    await place('train-images-idx3-ubyte', images(1).subarray(0, -1));
    await place('train-labels-idx1-ubyte', labels(1));
    await expect(load()).rejects.toMatchObject({
      code: 'invalid-data',
      message: `${join(folder, 'train-images-idx3-ubyte')}: an array [1, 28, 28] takes 784 bytes, 783 are there: it is cut short; get it again`,
    });
  });
});
