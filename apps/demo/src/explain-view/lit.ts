/** @file What is lit together: nodes and pairs of them, in every matrix and in the drawing of the graph. */

/** A cell of a matrix over pairs of nodes. */
export type Pair = readonly [receiver: number, sender: number];

export interface Lit {
  readonly nodes: readonly number[];
  readonly pairs: readonly Pair[];
}

export const nothing: Lit = { nodes: [], pairs: [] };

export function litNode(node: number): Lit {
  return { nodes: [node], pairs: [] };
}

export function litPair(receiver: number, sender: number): Lit {
  return { nodes: [receiver, sender], pairs: [[receiver, sender]] };
}

/** Both cells of an edge without direction. */
export function litEdge(source: number, target: number): Lit {
  return {
    nodes: [source, target],
    pairs: [
      [source, target],
      [target, source],
    ],
  };
}

/** All that a node receives. */
export function litMessages(receiver: number, senders: readonly number[]): Lit {
  return {
    nodes: [receiver, ...senders],
    pairs: senders.map((sender): Pair => [receiver, sender]),
  };
}

export function hasPair({ pairs }: Lit, receiver: number, sender: number): boolean {
  return pairs.some(([row, column]) => row === receiver && column === sender);
}
