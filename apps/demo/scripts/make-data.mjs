/**
 * @file Writes the data that the page loads, `public/data`, from the packages they come in: WordNet's
 * animals as a graph. Done when the page is built; what is there already is kept.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadDataset } from '@latentgraph/datasets';

const folder = fileURLToPath(new URL('../public/data/', import.meta.url));

/** @param {string} name @param {() => Promise<string | Uint8Array>} make */
async function write(name, make) {
  const file = `${folder}${name}`;
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.partial`, await make());
  renameSync(`${file}.partial`, file);
}

await write('wordnet.json', async () => {
  const graph = await loadDataset('wordnet');
  const { features, labels, edges } = graph;
  if (!features || !labels) throw new Error('WordNet has lost its features or labels');
  if (features.values.some((value) => value !== 1))
    throw new Error('features are no sets of words');
  /** @satisfies {import('../src/training/load-graph.ts').GraphFile} */
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
