import type { WasmKernel } from '../registry/kernel-signatures.js';
import { isWorthThreads, parallelFor, serialFor } from '../threads/parallel-for.js';
import { wasmExports } from '../wasm/instance.js';
import { MatrixCopies } from '../wasm/matrix-copies.js';
import type { AllPairsSignature } from './all-pairs-cross-entropy.js';
import { labelRecords } from './label-records.js';

const labelCopies = new MatrixCopies((labels) => {
  const { blockPointers, records } = labelRecords(labels, wasmExports().allPairsTileSize());
  return [blockPointers, records];
});

/** Of an ordered pair, half of an unordered one: softplus and sigmoid, and three products. */
const operationsPerPair = 15;
const operationsPerPairAndDimension = 3;

export const allPairsWasm: WasmKernel<AllPairsSignature> = (
  { z },
  { labels, positiveWeight },
  arena,
) => {
  const [nodes, width] = [z.shape[0]!, z.shape[1]!];
  const { allPairsChunks, allPairsRowPieces, allPairsValue, allPairsWorkspaceBytes } =
    wasmExports();
  const [blockPointers, records] = labelCopies.pointersOf(labels);
  const input = arena.copyIn(z.values);
  const gradient = arena.allocate(z.values.byteLength);
  const workspace = arena.allocate(allPairsWorkspaceBytes(nodes, width));
  const rowPieces = allPairsRowPieces(nodes);
  const operations = nodes ** 2 * (operationsPerPair + operationsPerPairAndDimension * width);
  const eachPiece = isWorthThreads(operations) ? parallelFor : serialFor;
  eachPiece('allPairsPack', rowPieces, input, nodes, width, workspace);
  eachPiece(
    'allPairsChunk',
    allPairsChunks(),
    nodes,
    width,
    blockPointers!,
    records!,
    positiveWeight,
    workspace,
  );
  eachPiece('allPairsGradient', rowPieces, nodes, width, workspace, gradient);
  return [
    { shape: [], values: Float32Array.of(allPairsValue(workspace)) },
    { shape: z.shape, values: arena.floats(gradient, z.values.length) },
  ];
};
