import type { WasmKernel } from '../registry/kernel-signatures.js';
import { wasmExports } from '../wasm/instance.js';
import type { SumSignature } from './sum.js';

export const sumWasm: WasmKernel<SumSignature> = ({ x }, _attributes, arena) => {
  const total = wasmExports().sum(arena.copyIn(x.values), x.values.length);
  return [{ shape: [], values: Float32Array.of(total) }];
};
