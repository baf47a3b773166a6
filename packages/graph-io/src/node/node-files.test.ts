import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  readBytes,
  readEdgeList,
  readGraphFile,
  readGraphTables,
  readNpzGraph,
  readPlanetoid,
  writeFileAtomic,
} from './index.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'graph-io-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('readGraphTables', () => {
  it('joins the files of a graph', async () => {
    const graph = await readGraphTables({
      edges: await fileWith('follows.csv.gz', gzipSync(new TextEncoder().encode('a,b\nb,c\n'))),
      features: await fileWith('people.csv', 'id,age\na,1\nb,2\nc,3\nd,4\n'),
      labels: await fileWith('teams.tsv', 'id\tteam\nd\tx\na\ty\nb\ty\nc\tx\n'),
      nodes: await fileWith('nodes.txt', 'd\nc\nb\na\n'),
      directed: true,
    });
    expect(graph).toMatchObject({ name: 'follows', directed: true, edgeCount: 2, nodeCount: 4 });
    expect(graph.features?.rowSums()).toEqual(Float64Array.of(4, 3, 2, 1));
    expect(graph.labels?.names).toEqual(['x', 'y']);
  });

  it('names the file and line of what it cannot use', async () => {
    const edges = await fileWith('e.csv', 'a,b\nb\n');
    await expect(readEdgeList(edges)).rejects.toMatchObject({ file: edges, line: 2 });
    const features = await fileWith('f.csv', 'id,x\na,1\nb,2\nz,3\n');
    await expect(
      readGraphTables({ edges: await fileWith('g.csv', 'a,b\n'), features }),
    ).rejects.toMatchObject({ code: 'unknown-node', file: features, line: 4 });
  });

  it('says that a file is missing, or a folder', async () => {
    const path = join(folder, 'none.csv');
    await expect(readGraphTables({ edges: path })).rejects.toMatchObject({
      name: 'FormatError',
      code: 'missing-file',
      message: `${path}: there is no such file`,
    });
    await expect(readBytes(folder)).rejects.toMatchObject({
      code: 'unreadable-file',
      message: `${folder}: it is a folder`,
    });
  });
});

describe('readGraphFile', () => {
  it('reads a file of any format, and names the graph after it', async () => {
    const path = fileURLToPath(new URL('../../fixtures/graph-files/team.gexf', import.meta.url));
    const { graph, format } = await readGraphFile(path, { features: ['age'] });
    expect(format).toBe('gexf');
    expect(graph).toMatchObject({ name: 'team', nodeCount: 4, edgeCount: 3, featureCount: 1 });
    const packed = await fileWith('g.json.gz', gzipSync(await readFile(path)));
    expect((await readGraphFile(packed, { format: 'gexf' })).graph).toMatchObject({ name: 'g' });
  });

  it('names the file and line of what it cannot use', async () => {
    const path = await fileWith('g.graphml', '<graphml>\n<graph>');
    await expect(readGraphFile(path)).rejects.toMatchObject({ file: path, line: 2 });
    await expect(readGraphFile(join(folder, 'none.gexf'))).rejects.toMatchObject({
      code: 'missing-file',
    });
  });
});

describe('readPlanetoid', () => {
  const fixture = fileURLToPath(new URL('../../fixtures/planetoid', import.meta.url));

  it('reads a folder', async () => {
    const graph = await readPlanetoid(fixture, 'tiny');
    expect(graph).toMatchObject({ nodeCount: 11, edgeCount: 11, featureCount: 6 });
  });

  it('names the file that is missing', async () => {
    await expect(readPlanetoid(folder, 'tiny')).rejects.toMatchObject({
      code: 'missing-file',
      file: join(folder, 'ind.tiny.graph'),
    });
  });
});

describe('readNpzGraph', () => {
  it('reads a file and names the graph after it', async () => {
    const path = fileURLToPath(new URL('../../fixtures/npz/parts.npz', import.meta.url));
    const graph = await readNpzGraph(path);
    expect(graph).toMatchObject({ name: 'parts', nodeCount: 6, edgeCount: 5, featureCount: 4 });
    expect(await readNpzGraph(path, { name: 'mine', featureless: true })).toMatchObject({
      name: 'mine',
      features: undefined,
    });
  });

  it('names the file that cannot be used', async () => {
    const path = await fileWith('g.npz', 'not a zip archive');
    await expect(readNpzGraph(path)).rejects.toMatchObject({ code: 'invalid-npz', file: path });
    await expect(readNpzGraph(join(folder, 'none.npz'))).rejects.toMatchObject({
      code: 'missing-file',
    });
  });
});

describe('writeFileAtomic', () => {
  it('replaces a file and leaves nothing else', async () => {
    const path = await fileWith('out.txt', 'old');
    await writeFileAtomic(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    await writeFileAtomic(path, Uint8Array.of(1, 2), { flush: true });
    expect([...(await readFile(path))]).toEqual([1, 2]);
    expect(await readdir(folder)).toEqual(['out.txt']);
  });

  it('leaves nothing where it fails', async () => {
    const path = join(folder, 'taken');
    await mkdir(path);
    await expect(writeFileAtomic(path, 'x')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['taken']);
    await expect(writeFileAtomic(join(folder, 'no', 'x'), 'x')).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
