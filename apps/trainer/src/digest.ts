/** @file SHA-256 digests, by which a result can be traced to the very data it came from. */
import { createHash } from 'node:crypto';
import type { Graph } from '@latentgraph/graph';

/** Digest of a text, hexadecimal. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Digest of all that a graph holds but its name: the same data give the same digest. */
export function graphDigest(graph: Graph): string {
  const { nodeCount, directed, edges, weights, features, labels, ids } = graph;
  const hash = createHash('sha256');
  const arrays: Record<string, Uint32Array | Float32Array | undefined> = {
    sources: edges.sources,
    targets: edges.targets,
    weights,
    featureRowPointers: features?.rowPointers,
    featureColumns: features?.columnIndices,
    featureValues: features?.values,
    classes: labels?.classes,
  };
  hash.update(
    JSON.stringify({
      nodeCount,
      directed,
      features: features?.columns,
      ids,
      classes: labels?.names,
    }),
  );
  for (const [name, array] of Object.entries(arrays)) {
    hash.update(`\n${name} ${array?.length}\n`);
    if (array) hash.update(array);
  }
  return hash.digest('hex');
}
