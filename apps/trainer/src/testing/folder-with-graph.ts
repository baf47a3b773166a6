import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from './run-trainer.js';
import { edgesCsv, featuresCsv, labelsCsv } from './small-graph.js';

/** A folder with the small graph as `edges.csv`, `features.csv` and `labels.csv`. */
export function folderWithGraph(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'edges.csv'), edgesCsv);
  writeFileSync(join(folder, 'features.csv'), featuresCsv);
  writeFileSync(join(folder, 'labels.csv'), labelsCsv);
  return folder;
}
