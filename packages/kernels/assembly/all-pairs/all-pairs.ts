// Binary cross-entropy of all ordered pairs (i, j) of N nodes with logits s_ij = z_i . z_j, and its gradient,
// in O(N d) memory:
//   value    = sum of softplus(s_ij) over the unlabeled pairs + the labeled pairs' terms (labels.ts)
//   gradient = 2 sum_j T_ij z_j,  T_ij = the pair's derivative by s_ij: sigmoid(s_ij) where unlabeled
//
// The N x N logits are cut into 64 x 64 tiles, of which the upper triangle is computed, each tile on a
// scratch buffer in the L1 cache: a small product, an element-wise step, and two small products into the
// gradients of its rows and of its columns. Row blocks are dealt to 12 chunks, back and forth; each chunk adds
// into its own gradient buffer, and these are added in order. So the order of operations is fixed, and chunks
// can be given to any number of threads without changing a bit.
//
// Three steps, each of them in pieces of work that may run at once: `allPairsPack`, `allPairsChunk`,
// `allPairsGradient`.
//
// Errors: value about 1e-8 of itself and at most 6e-8 for each unlabeled pair (a factor 1 + u rounds to 1
// where u is smaller); gradient about 1e-6 of its largest entry.
import { areLogitsBounded, boundedSoftplusTile } from './bounded-softplus-tile';
import {
  CHUNKS, CHUNKS_OF_A_SIZE, MASKED, padToGroup, PARTS, ROWS_PER_PIECE, TILE, TILE_BYTES, TILE_ROW_BYTES,
} from './layout';
import { blockRecords, labeledPairs, maskLabeled, skipTo } from './labels';
import { packRows } from './pack';
import { softplusTile } from './softplus-tile';
import { addColumnGradient, addRowGradient, logits } from './tile-products';

/** Nodes of one row block: labels are grouped by `node / allPairsTileSize()`. */
export function allPairsTileSize(): i32 {
  return TILE;
}

/** Pieces of the second step. */
export function allPairsChunks(): i32 {
  return CHUNKS;
}

/** Pieces of the first and of the third step. */
export function allPairsRowPieces(nodes: i32): i32 {
  return (padToGroup(nodes) + ROWS_PER_PIECE - 1) / ROWS_PER_PIECE;
}

/**
 * Workspace in bytes: for each chunk a tile and a value, then packed rows, panels, for each chunk a gradient, and for each
 * row block its largest squared norm.
 */
export function allPairsWorkspaceBytes(nodes: i32, width: i32): f64 {
  return <f64>(<usize>CHUNKS * (TILE_BYTES + 8))
    + <f64>padToGroup(nodes) * <f64>padToGroup(width) * 4 * <f64>(2 + CHUNKS)
    + <f64>((nodes + TILE - 1) / TILE) * 8;
}

// Where the parts of the workspace begin.
// @ts-ignore: decorator
@inline
function matrixBytes(nodes: i32, width: i32): usize {
  return <usize>padToGroup(nodes) * (<usize>padToGroup(width) << 2);
}
// @ts-ignore: decorator
@inline
function packedRows(workspace: usize): usize {
  return workspace + <usize>CHUNKS * (TILE_BYTES + 8);
}
// @ts-ignore: decorator
@inline
function chunkValue(workspace: usize, chunk: i32): usize {
  return workspace + <usize>CHUNKS * TILE_BYTES + (<usize>chunk << 3);
}

// @ts-ignore: decorator
@inline
function squaredNorms(workspace: usize, bytesOfMatrix: usize): usize {
  return packedRows(workspace) + (2 + CHUNKS) * bytesOfMatrix;
}
// @ts-ignore: decorator
@inline
function largestSquaredNorm(norms: usize, node: i32): f64 {
  return f64.load(norms + (<usize>(node / TILE) << 3));
}

/** First step: packs the rows of one piece of z [nodes, width]. */
export function allPairsPack(z: usize, nodes: i32, width: i32, workspace: usize, piece: i32): void {
  const rows = packedRows(workspace), bytes = matrixBytes(nodes, width);
  const first = piece * ROWS_PER_PIECE;
  const end = min(first + ROWS_PER_PIECE, padToGroup(nodes));
  packRows(z, nodes, width, rows, rows + bytes, squaredNorms(workspace, bytes), first, end);
}

/**
 * Second step: value and gradient of one chunk, left in the workspace. `blockPointers` says where each
 * row block's labeled pairs begin among `records`.
 */
export function allPairsChunk(
  nodes: i32, width: i32, blockPointers: usize, records: usize, positiveWeight: f64,
  workspace: usize, chunk: i32,
): void {
  const bytes = matrixBytes(nodes, width);
  const rows = packedRows(workspace);
  const panels = rows + bytes;
  const gradient = panels + bytes + <usize>chunk * bytes;
  const tile = workspace + <usize>chunk * TILE_BYTES;
  memory.fill(gradient, 0, bytes);
  const value = runChunk(
    chunk, rows, panels, squaredNorms(workspace, bytes), gradient, tile, nodes, <usize>padToGroup(width) << 2,
    blockPointers, records, positiveWeight,
  );
  f64.store(chunkValue(workspace, chunk), value);
}

/** Third step: the rows of one piece of the gradient [nodes, width], twice the sum over the chunks. */
export function allPairsGradient(
  nodes: i32, width: i32, workspace: usize, gradient: usize, piece: i32,
): void {
  const bytes = matrixBytes(nodes, width);
  const paddedBytes = <usize>padToGroup(width) << 2;
  const rowBytes = <usize>width << 2;
  const end = min((piece + 1) * ROWS_PER_PIECE, nodes);
  for (let row = piece * ROWS_PER_PIECE; row < end; row++) {
    const partial = packedRows(workspace) + 2 * bytes + <usize>row * paddedBytes;
    addChunks(partial, paddedBytes, bytes);
    memory.copy(gradient + <usize>row * rowBytes, partial, rowBytes);
  }
}

/** The value, after the second step. */
export function allPairsValue(workspace: usize): f64 {
  let value: f64 = 0;
  for (let chunk = 0; chunk < CHUNKS; chunk++) value += f64.load(chunkValue(workspace, chunk));
  return value;
}

/** The value of one chunk's row blocks; adds half their gradient. */
function runChunk(
  chunk: i32, rows: usize, panels: usize, norms: usize, gradient: usize, tile: usize, nodes: i32, rowBytes: usize,
  blockPointers: usize, records: usize, positiveWeight: f64,
): f64 {
  const paddedNodes = padToGroup(nodes);
  let diagonal: f64 = 0, above: f64 = 0, labeled: f64 = 0;
  for (let i = 0, block = 0; i < paddedNodes; i += TILE, block++) {
    if (chunkOf(block) != chunk) continue;
    const height = min(TILE, paddedNodes - i);
    const offsetI = <usize>i * rowBytes;
    let record = blockRecords(blockPointers, records, block);
    const lastRecord = blockRecords(blockPointers, records, block + 1);
    for (let j = i; j < paddedNodes; j += TILE) {
      const width = min(TILE, paddedNodes - j);
      const offsetJ = <usize>j * rowBytes;
      const nextRecord = skipTo(record, lastRecord, j + TILE);

      logits(panels + offsetI, panels + offsetJ, tile, height, width, rowBytes);
      maskPadding(tile, nodes - i, nodes - j, height, width);
      maskLabeled(tile, i, j, record, nextRecord);
      const unlabeled = areLogitsBounded(largestSquaredNorm(norms, i), largestSquaredNorm(norms, j))
        ? boundedSoftplusTile(tile, height, width)
        : softplusTile(tile, height, width);
      labeled += labeledPairs(tile, i, j, record, nextRecord, rows, rowBytes, positiveWeight);
      addRowGradient(tile, rows + offsetJ, gradient + offsetI, height, width, rowBytes);
      if (i == j) {
        diagonal += unlabeled;
      } else {
        above += unlabeled;
        addColumnGradient(tile, rows + offsetI, gradient + offsetJ, height, width, rowBytes);
      }
      record = nextRecord;
    }
  }
  return diagonal + 2 * above + labeled;
}

/**
 * Deals row blocks to the parts back and forth (0 .. 23, 23 .. 0, ...), as later blocks have fewer tiles. Threads take
 * chunks from the last one down: the large ones first, so that none waits long for another in the end.
 */
// @ts-ignore: decorator
@inline
function chunkOf(block: i32): i32 {
  const turn = block % (2 * PARTS);
  const part = turn < PARTS ? turn : 2 * PARTS - 1 - turn;
  const second = 3 * CHUNKS_OF_A_SIZE, third = 5 * CHUNKS_OF_A_SIZE;
  return CHUNKS - 1 - (part < second ? part : part < third ? part - second : part - third);
}

/** Takes rows and columns beyond the real nodes, of which the last tiles have up to 7, out of a tile. */
// @ts-ignore: decorator
@inline
function maskPadding(tile: usize, realRows: i32, realColumns: i32, rows: i32, columns: i32): void {
  if (realRows >= rows && realColumns >= columns) return;
  for (let row = 0; row < rows; row++, tile += TILE_ROW_BYTES) {
    for (let column = row < realRows ? realColumns : 0; column < columns; column++) {
      f32.store(tile + (<usize>column << 2), MASKED);
    }
  }
}

/** A row of the first chunk's gradient = twice the sum of all chunks', added in their order. */
function addChunks(target: usize, rowBytes: usize, matrixBytes: usize): void {
  for (const end = target + rowBytes; target < end; target += 16) {
    let total = v128.load(target), source = target;
    for (let chunk = 1; chunk < CHUNKS; chunk++) {
      source += matrixBytes;
      total = f32x4.add(total, v128.load(source));
    }
    v128.store(target, f32x4.add(total, total));
  }
}
