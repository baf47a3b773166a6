import type { WasmKernel } from '../registry/kernel-signatures.js';
import { parallelFor } from '../threads/parallel-for.js';
import { currentInstance } from '../wasm/instance.js';
import { MatrixCopies } from '../wasm/matrix-copies.js';
import type { AllPairsSignature } from './all-pairs-cross-entropy.js';
import { labelRecords } from './label-records.js';

const labelCopies = new MatrixCopies((labels) => {
  const { blockPointers, records } = labelRecords(
    labels,
    currentInstance().exports.allPairsTileSize(),
  );
  return [blockPointers, records];
});

/** Of an ordered pair, half of an unordered one: softplus and sigmoid, and three products. */
const operationsPerPair = 15;
const operationsPerPairAndDimension = 3;

export const allPairsWasm: WasmKernel<AllPairsSignature> = (
  { z },
  { labels, positiveWeight },
  call,
) => {
  const [nodes, width] = [z.shape[0]!, z.shape[1]!];
  const operations = nodes ** 2 * (operationsPerPair + operationsPerPairAndDimension * width);
  const arena = call.ownArena(operations);
  const { allPairsChunks, allPairsRowPieces, allPairsValue, allPairsWorkspaceBytes } =
    arena.exports;
  const [blockPointers, records] = labelCopies.pointersOf(labels, arena.heap);
  const input = arena.placeOf(z);
  const gradient = arena.output(z.shape);
  const workspace = arena.allocate(allPairsWorkspaceBytes(nodes, width));
  const rowPieces = allPairsRowPieces(nodes);
  parallelFor(arena, 'allPairsPack', rowPieces, input, nodes, width, workspace);
  parallelFor(
    arena,
    'allPairsChunk',
    allPairsChunks(),
    nodes,
    width,
    blockPointers!,
    records!,
    positiveWeight,
    workspace,
  );
  parallelFor(arena, 'allPairsGradient', rowPieces, nodes, width, workspace, gradient.pointer);
  return [{ shape: [], values: Float32Array.of(allPairsValue(workspace)) }, gradient];
};
