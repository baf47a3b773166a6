import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planetoidParts } from '@latentgraph/graph-io';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datasets } from '../catalog.js';
import { loadDataset } from '../index.node.js';
import { classSizes, edgeProductSum, entryProductSum } from '../testing/checksums.js';
import { expectSoundSplits } from '../testing/expect-sound-splits.js';
import { dataRoot, missingFiles } from '../testing/shared-data.node.js';

let folder: string;
let server: Server | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datasets-'));
});

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

/** Skips the test, with a message, where files are missing. */
function need(
  context: { skip: (note: string) => void },
  name: string,
  parts = planetoidParts(false),
) {
  const [missing] = missingFiles(name, parts);
  if (missing !== undefined) context.skip(`there is no ${missing}`);
}

// Figures computed with NumPy and SciPy from the same files, placing rows as PyTorch Geometric does.
describe.each([
  {
    name: 'cora',
    edgeSum: 9056525419,
    labelSum: 10506393,
    sizes: [351, 217, 418, 818, 426, 298, 180],
    nonZeros: 49216,
    entrySum: 52432241815,
    cleaned: { selfLoops: 0, duplicateEdges: 151 },
  },
  {
    name: 'citeseer',
    edgeSum: 11984144116,
    labelSum: 15159750,
    sizes: [249, 590, 668, 701, 596, 508, 15],
    nonZeros: 105165,
    entrySum: 317451632061,
    cleaned: { selfLoops: 248, duplicateEdges: 56 },
  },
] as const)('$name', ({ name, edgeSum, labelSum, sizes, nonZeros, entrySum, cleaned }) => {
  it('has the figures of its source', async (context) => {
    need(context, name);
    const graph = await loadDataset(name, { dataRoot });
    const { nodes, edges, features, classes } = datasets[name];
    expect(graph).toMatchObject({
      name,
      nodeCount: nodes,
      edgeCount: edges,
      featureCount: features,
      cleaned,
    });
    expect(edgeProductSum(graph.edges)).toBe(edgeSum);
    expect(graph.features!.nonZeros).toBe(nonZeros);
    expect(entryProductSum(graph.features!)).toBe(entrySum);
    expect(classSizes(graph.labels!.classes, classes)).toEqual(sizes);
    expect(graph.labels!.classes.reduce((sum, label, node) => sum + label * node, 0)).toBe(
      labelSum,
    );
  });

  it('drops features, and splits without leaks', async (context) => {
    need(context, name, planetoidParts(true));
    const graph = await loadDataset(name, { dataRoot, featureless: true });
    expect(graph.features).toBeUndefined();
    expect(graph.edgeCount).toBe(datasets[name].edges);
    expectSoundSplits(graph);
  });
});

describe('pubmed', () => {
  it('is there without features, and says what its features need', async (context) => {
    need(context, 'pubmed', planetoidParts(true));
    const graph = await loadDataset('pubmed', { dataRoot, featureless: true });
    expect(graph).toMatchObject({ nodeCount: 19717, edgeCount: 44324 });
    expect(edgeProductSum(graph.edges)).toBe(4222978665042);
    expect(classSizes(graph.labels!.classes, 3)).toEqual([4103, 7739, 7875]);
    expectSoundSplits(graph);
    if (existsSync(join(dataRoot, 'planetoid', 'ind.pubmed.allx'))) return;
    await expect(loadDataset('pubmed', { dataRoot })).rejects.toMatchObject({
      code: 'missing-file',
      message: `${dataRoot}/planetoid/ind.pubmed.allx: this file of 'pubmed' is missing; it holds node features: add it, or leave features out with featureless (--featureless)`,
    });
  });
});

/** Serves files by name on loopback; counts what is asked for. */
async function serve(files: (name: string) => Promise<Uint8Array | undefined>) {
  const asked: string[] = [];
  const listening = createServer(async (request, response) => {
    const name = request.url!.split('/').at(-1)!;
    asked.push(name);
    const bytes = await files(name);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as AddressInfo;
  return { asked, mirror: `http://127.0.0.1:${port}/data/` };
}

describe('a Planetoid dataset that is not there', () => {
  it('is downloaded once, whole and verified', async (context) => {
    need(context, 'cora');
    const { asked, mirror } = await serve((name) => readFile(join(dataRoot, 'planetoid', name)));
    const options = { mirror, cacheDirectory: folder };
    const featureless = await loadDataset('cora', { ...options, featureless: true });
    expect(featureless.edgeCount).toBe(5278);
    expect(asked).toEqual(planetoidParts(true).map((part) => `ind.cora.${part}`));
    const graph = await loadDataset('cora', options);
    expect(graph.features!.nonZeros).toBe(49216);
    expect(asked).toEqual(planetoidParts(false).map((part) => `ind.cora.${part}`));
    await loadDataset('cora', { ...options, mirror: 'http://127.0.0.1:1/' });
    expect((await readdir(join(folder, 'planetoid'))).sort()).toEqual([...asked].sort());
  });

  it('is refused where another file comes, and nothing is kept', async () => {
    const { mirror } = await serve(async () => new TextEncoder().encode('<html>Log in</html>'));
    await expect(loadDataset('cora', { mirror, cacheDirectory: folder })).rejects.toMatchObject({
      name: 'DatasetError',
      code: 'checksum-mismatch',
      message: expect.stringMatching(
        /^http:.*\/data\/ind\.cora\.graph sent 19 bytes with SHA-256 [0-9a-f]{64}, expected 58f13302/,
      ),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('names the address and the way out where there is no network', async () => {
    const options = { mirror: 'http://127.0.0.1:1', cacheDirectory: folder };
    await expect(loadDataset('citeseer', options)).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringMatching(
        /^dataset 'citeseer': http:\/\/127\.0\.0\.1:1\/ind\.citeseer\.graph cannot be downloaded: .+; or put the files ind\.citeseer\.\* into a folder and name it as dataRoot \(--data-root\)$/,
      ),
    });
  });

  it('is not downloaded where a folder is named that has none of its files', async () => {
    const { asked, mirror } = await serve(async () => new Uint8Array(0));
    const options = { mirror, cacheDirectory: folder, dataRoot: folder };
    await expect(loadDataset('cora', options)).rejects.toMatchObject({
      code: 'missing-files',
      message: expect.stringContaining(`there is no ind.cora.graph in ${folder} or its folder`),
    });
    expect(asked).toEqual([]);
  });

  it('is not loaded from files of another graph', async (context) => {
    need(context, 'cora', planetoidParts(true));
    await mkdir(join(folder, 'planetoid'));
    for (const part of planetoidParts(true)) {
      const from = join(dataRoot, 'planetoid', `ind.cora.${part}`);
      await copyFile(from, join(folder, 'planetoid', `ind.citeseer.${part}`));
    }
    await expect(
      loadDataset('citeseer', { dataRoot: folder, featureless: true }),
    ).rejects.toMatchObject({
      code: 'invalid-data',
      message: expect.stringContaining('have 2708 nodes, 5278 edges and'),
    });
  });

  it('is told from a file that cannot be used', async () => {
    await writeFile(join(folder, 'ind.cora.graph'), 'not a pickle');
    for (const part of ['test.index', 'ally', 'ty']) {
      await writeFile(join(folder, `ind.cora.${part}`), '');
    }
    await expect(
      loadDataset('cora', { dataRoot: folder, featureless: true }),
    ).rejects.toMatchObject({ name: 'FormatError', file: join(folder, 'ind.cora.graph') });
  });
});
