/**
 * @file Writes a dataset's features X as a Matrix Market file, which SciPy reads, in the order of
 * nodes that the runs' split.json has.
 *
 *     node tooling/parity/src/export-features.mjs DATASET FILE.mtx [DATA_ROOT]
 *
 * Needs built packages (`npm run build`).
 */
import { writeFileSync } from 'node:fs';
import { loadDataset } from '@latentgraph/datasets';

const [name, file, dataRoot] = process.argv.slice(2);
if (!name || !file) {
  console.error('usage: node tooling/parity/src/export-features.mjs DATASET FILE.mtx [DATA_ROOT]');
  process.exit(2);
}
const { features } = await loadDataset(name, { dataRoot });
if (!features) {
  console.error(`${name} has no features`);
  process.exit(1);
}
const { rows, columns, values } = features.toEntries();
const lines = Array.from(rows, (row, k) => `${row + 1} ${(columns[k] ?? 0) + 1} ${values[k]}`);
const header = '%%MatrixMarket matrix coordinate real general';
const size = `${features.rows} ${features.columns} ${features.nonZeros}`;
writeFileSync(file, `${[header, size, ...lines].join('\n')}\n`);
