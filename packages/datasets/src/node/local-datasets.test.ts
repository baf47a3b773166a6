import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datasetNames, datasets } from '../catalog.js';
import { loadDataset } from '../index.node.js';
import { classSizes, edgeProductSum, entryProductSum } from '../testing/checksums.js';
import { dataRoot, npzFile } from '../testing/shared-data.node.js';
import { localDatasets } from './local-datasets.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datasets-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const fixtures = fileURLToPath(new URL('../../../graph-io/fixtures', import.meta.url));

/** Puts a small graph of six nodes into the folder, under a path there. */
async function placeNpz(path: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await copyFile(join(fixtures, 'npz', 'pickled.npz'), join(folder, path));
}

/** Puts a small graph of eleven nodes into the folder, as a Planetoid dataset of a name. */
async function placePlanetoid(name: string): Promise<void> {
  await mkdir(join(folder, 'planetoid'), { recursive: true });
  for (const part of ['graph', 'test.index', 'ally', 'ty', 'allx', 'tx']) {
    const target = join(folder, 'planetoid', `ind.${name}.${part}`);
    await copyFile(join(fixtures, 'planetoid', `ind.tiny.${part}`), target);
  }
}

describe('coauthor_cs', () => {
  it('has the figures of its source', async (context) => {
    const file = npzFile('coauthor_cs');
    if (!existsSync(file)) context.skip(`there is no ${file}`);
    const graph = await loadDataset('coauthor_cs', { dataRoot });
    const { nodes, edges, features, classes } = datasets.coauthor_cs;
    expect(graph).toMatchObject({
      name: 'coauthor_cs',
      directed: false,
      weights: undefined,
      nodeCount: nodes,
      edgeCount: edges,
      featureCount: features,
      cleaned: { selfLoops: 0, duplicateEdges: 0 },
    });
    // Computed with NumPy and SciPy from the same file.
    expect(edgeProductSum(graph.edges)).toBe(7076386509668);
    expect(graph.features!.nonZeros).toBe(1092079);
    expect(entryProductSum(graph.features!)).toBe(33753759970792);
    expect(graph.features!.values.reduce((sum, value) => sum + value)).toBe(1741991);
    expect(classSizes(graph.labels!.classes, classes)).toEqual([
      708, 462, 2050, 429, 1394, 2193, 371, 924, 775, 118, 1444, 2033, 420, 4136, 876,
    ]);
    expect(graph.labels!.classes.reduce((sum, label, node) => sum + label * node, 0)).toBe(
      1335866392,
    );
    expect(graph.labels!.names.slice(0, 3)).toEqual([
      'bioinformatics',
      'machine_learning',
      'computer_vision',
    ]);
    expect(graph.ids!.slice(0, 2)).toEqual(['0006BF12', '0007426B']);
  });

  it('says what it needs', async () => {
    await expect(loadDataset('coauthor_cs')).rejects.toMatchObject({
      name: 'DatasetError',
      code: 'missing-files',
      message:
        "dataset 'coauthor_cs' is not downloaded; put coauthor_cs.npz into a folder and name that as dataRoot (--data-root)",
    });
    await expect(loadDataset('coauthor_cs', { dataRoot: folder })).rejects.toMatchObject({
      code: 'missing-files',
      message: `dataset 'coauthor_cs': there is no ind.coauthor_cs.graph in ${folder} or its folder planetoid, and no coauthor_cs.npz there or in its folder npz; put its files there`,
    });
  });

  it('is not loaded from a file of another graph', async () => {
    await placeNpz('npz/coauthor_cs.npz');
    await expect(loadDataset('coauthor_cs', { dataRoot: folder })).rejects.toMatchObject({
      code: 'invalid-data',
      message: `the files of 'coauthor_cs' in ${join(folder, 'npz')} have 6 nodes, 5 edges and 4 features; coauthor_cs has 18333, 81894 and 6805. Remove them, or rename them if they are of another graph`,
    });
  });
});

describe('a data root', () => {
  it.each(['npz/mine.npz', 'mine.npz'])('has a dataset of any name in %s', async (path) => {
    await placeNpz(path);
    const graph = await loadDataset('mine', { dataRoot: folder });
    expect(graph).toMatchObject({ name: 'mine', nodeCount: 6, edgeCount: 5, featureCount: 4 });
    const featureless = await loadDataset('mine', { dataRoot: folder, featureless: true });
    expect(featureless.features).toBeUndefined();
  });

  it('has Planetoid datasets of any name, and prefers them', async () => {
    await placeNpz('npz/mine.npz');
    await placePlanetoid('mine');
    const graph = await loadDataset('mine', { dataRoot: folder });
    expect(graph).toMatchObject({ name: 'mine', nodeCount: 11, edgeCount: 11 });
    expect(await localDatasets(folder)).toEqual([
      { name: 'mine', format: 'planetoid', folder: join(folder, 'planetoid') },
    ]);
  });

  it('has Planetoid names as npz files, of the right size only', async () => {
    await placeNpz('npz/cora.npz');
    await expect(loadDataset('cora', { dataRoot: folder })).rejects.toMatchObject({
      code: 'invalid-data',
      message: expect.stringContaining("the files of 'cora' in"),
    });
  });

  it('adds to the names that are known', async () => {
    await placeNpz('npz/amazon_photo.npz');
    await expect(loadDataset('amazon-photo', { dataRoot: folder })).rejects.toMatchObject({
      code: 'unknown-dataset',
      message: `there is no dataset "amazon-photo"; did you mean "amazon_photo"? Known: ${datasetNames.join(', ')}, amazon_photo`,
    });
    await expect(loadDataset('amazon_photo')).rejects.toMatchObject({ code: 'unknown-dataset' });
  });

  it.each(['../mine', 'npz/mine', '', '.'])('is not left by a name such as "%s"', async (name) => {
    await placeNpz('mine.npz');
    const dataRootInside = join(folder, 'inside');
    await mkdir(dataRootInside);
    await expect(loadDataset(name, { dataRoot: dataRootInside })).rejects.toMatchObject({
      code: 'unknown-dataset',
    });
  });

  it('that is not there has nothing', async () => {
    expect(await localDatasets(join(folder, 'none'))).toEqual([]);
  });
});
