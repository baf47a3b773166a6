import { CsrMatrix, type Graph, symmetricNormalization } from '@latentgraph/graph';
import type { NodeFeatures } from '@latentgraph/layers';

/** What a graph encoder reads. */
export interface GraphInput {
  /** Ã `[N, N]`: how messages pass between nodes, normalized. */
  readonly propagation: CsrMatrix;
  /** X `[N, F]`. */
  readonly features: NodeFeatures;
}

/**
 * The input of a graph: Ã = D^-1/2 (A + I) D^-1/2 and its features as they are, or the identity
 * where it has none. Made once per graph: the kernels cache their copy per matrix object.
 */
export function graphInput(graph: Graph): GraphInput {
  return {
    propagation: symmetricNormalization(graph.adjacency),
    features: graph.features ?? CsrMatrix.identity(graph.nodeCount),
  };
}
