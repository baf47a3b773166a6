import type { PhiloxBlocks } from '@latentgraph/graph';
import { cutIntoPieces, parallelFor } from '../threads/parallel-for.js';
import { Arena } from '../wasm/arena.js';

/** Operations of one block of four normal numbers: ten rounds of Philox, logarithm, sine and cosine. */
const operationsPerBlock = 120;

/** `length` normal numbers from consecutive Philox blocks, four of each. */
export function randomNormalWasm(length: number, blocks: PhiloxBlocks): Float32Array {
  const blockCount = Math.ceil(length / 4);
  return Arena.use((arena) => {
    // The kernel writes four blocks, 16 numbers, at a time.
    const out = arena.allocate(64 * Math.ceil(blockCount / 4));
    const { key, first, streamWords } = blocks;
    const { perPiece, pieces } = cutIntoPieces(blockCount, operationsPerBlock, 4);
    parallelFor(
      arena,
      'randomNormal',
      pieces,
      out,
      blockCount,
      ...key,
      ...first,
      ...streamWords,
      perPiece,
    );
    return arena.floats(out, length).slice();
  });
}
