import type { PhiloxBlocks } from '@latentgraph/graph';
import { Arena } from '../wasm/arena.js';
import { wasmExports } from '../wasm/module.js';

/** `length` normal numbers from consecutive Philox blocks, four of each. */
export function randomNormalWasm(length: number, blocks: PhiloxBlocks): Float32Array {
  const { key, first, streamWords } = blocks;
  const blockCount = Math.ceil(length / 4);
  return Arena.use((arena) => {
    // The kernel writes four blocks, 16 numbers, at a time.
    const out = arena.allocate(64 * Math.ceil(blockCount / 4));
    wasmExports().randomNormal(out, blockCount, ...key, ...first, ...streamWords);
    return arena.floats(out, length).slice();
  });
}
