import type { CsrMatrix, NodePairs, Random } from '@latentgraph/graph';
import { Arena } from '../wasm/arena.js';
import { MatrixCopies } from '../wasm/matrix-copies.js';

const patternCopies = new MatrixCopies(({ rowPointers, columnIndices }) => [
  rowPointers,
  columnIndices,
]);

const candidatesPerBlock = 2;
const wordsPerCandidate = 2;

/** Draws by rejection, from an even position of the stream. */
export function drawNegativesWasm(
  adjacency: CsrMatrix,
  count: number,
  random: Random,
  directed: boolean,
): NodePairs {
  const firstCandidate = (random.state.position / wordsPerCandidate) % candidatesPerBlock;
  const { key, first, streamWords } = random.currentBlocks;
  return Arena.use((arena) => {
    const { drawNegatives, negativesScratchBytes } = arena.exports;
    const [rowPointers, columnIndices] = patternCopies.pointersOf(adjacency, arena.heap);
    const sources = arena.allocate(4 * count);
    const targets = arena.allocate(4 * count);
    const candidates = drawNegatives(
      rowPointers!,
      columnIndices!,
      adjacency.rows,
      directed,
      !directed && !adjacency.hasSymmetricPattern,
      ...key,
      ...first,
      ...streamWords,
      firstCandidate,
      arena.allocate(negativesScratchBytes()),
      sources,
      targets,
      count,
    );
    random.skip(wordsPerCandidate * candidates);
    return { sources: arena.indices(sources, count), targets: arena.indices(targets, count) };
  });
}
