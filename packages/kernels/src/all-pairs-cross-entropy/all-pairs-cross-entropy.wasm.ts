import type { WasmKernel } from '../registry/kernel-signatures.js';
import { MatrixCopies } from '../wasm/matrix-copies.js';
import { wasmExports } from '../wasm/module.js';
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
  const { allPairsCrossEntropy, allPairsWorkspaceBytes } = wasmExports();
  const [blockPointers, records] = labelCopies.pointersOf(labels);
  const input = arena.copyIn(z.values);
  const gradient = arena.allocate(z.values.byteLength);
  const loss = allPairsCrossEntropy(
    input,
    nodes,
    width,
    blockPointers!,
    records!,
    positiveWeight,
    arena.allocate(allPairsWorkspaceBytes(nodes, width)),
    gradient,
  );
  return [
    { shape: [], values: Float32Array.of(loss) },
    { shape: z.shape, values: arena.floats(gradient, z.values.length) },
  ];
};
