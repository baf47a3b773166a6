/**
 * @file Zachary's karate club: who of its 34 members met outside the club, and which side each took
 * when it split. W. W. Zachary, An Information Flow Model for Conflict and Fission in Small Groups,
 * Journal of Anthropological Research 33 (1977). Member 0 is Mr. Hi, member 33 the officer.
 */
import { Graph } from '@latentgraph/graph';

/** Each member, then the members after it whom it met. */
const meetings: readonly (readonly [member: number, others: readonly number[]])[] = [
  [0, [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31]],
  [1, [2, 3, 7, 13, 17, 19, 21, 30]],
  [2, [3, 7, 8, 9, 13, 27, 28, 32]],
  [3, [7, 12, 13]],
  [4, [6, 10]],
  [5, [6, 10, 16]],
  [6, [16]],
  [8, [30, 32, 33]],
  [9, [33]],
  [13, [33]],
  [14, [32, 33]],
  [15, [32, 33]],
  [18, [32, 33]],
  [19, [33]],
  [20, [32, 33]],
  [22, [32, 33]],
  [23, [25, 27, 29, 32, 33]],
  [24, [25, 27, 31]],
  [25, [31]],
  [26, [29, 33]],
  [27, [33]],
  [28, [31, 33]],
  [29, [32, 33]],
  [30, [32, 33]],
  [31, [32, 33]],
  [32, [33]],
];

/** Side of each member: 0 for Mr. Hi, 1 for the officer. */
const sides = '0000000001000011001010111111111111';

/** Zachary's karate club, featureless, labels `Mr. Hi` and `Officer`. */
export function karate(): Graph {
  const pairs = meetings.flatMap(([member, others]) => others.map((other) => [member, other]));
  return Graph.fromEdges({
    name: 'karate',
    nodeCount: sides.length,
    edges: {
      sources: Uint32Array.from(pairs, ([member]) => member!),
      targets: Uint32Array.from(pairs, ([, other]) => other!),
    },
    labels: { classes: Uint32Array.from(sides, Number), names: ['Mr. Hi', 'Officer'] },
  });
}
