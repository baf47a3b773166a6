import type { WasmKernel } from '../registry/kernel-signatures.js';
import { parallelFor } from '../threads/parallel-for.js';
import { wasmExports } from '../wasm/instance.js';
import { MatrixCopies } from '../wasm/matrix-copies.js';
import type { AllPairsSignature } from './all-pairs-cross-entropy.js';
import { labelRecords } from './label-records.js';

const labelCopies = new MatrixCopies((labels) => {
  const { blockPointers, records } = labelRecords(labels, wasmExports().allPairsTileSize());
  return [blockPointers, records];
});

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
  parallelFor('allPairsPack', rowPieces, input, nodes, width, workspace);
  parallelFor(
    'allPairsChunk',
    allPairsChunks(),
    nodes,
    width,
    blockPointers!,
    records!,
    positiveWeight,
    workspace,
  );
  parallelFor('allPairsGradient', rowPieces, nodes, width, workspace, gradient);
  return [
    { shape: [], values: Float32Array.of(allPairsValue(workspace)) },
    { shape: z.shape, values: arena.floats(gradient, z.values.length) },
  ];
};
