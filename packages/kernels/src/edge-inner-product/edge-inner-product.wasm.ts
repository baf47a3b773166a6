import { edgeDotWasm } from '../edge-dot/edge-dot.wasm.js';
import type { WasmKernel } from '../registry/kernel-signatures.js';
import type { EdgeInnerProductSignature } from './edge-inner-product.js';

export const edgeInnerProductWasm: WasmKernel<EdgeInnerProductSignature> = (
  { z },
  attributes,
  call,
) => edgeDotWasm({ a: z, b: z }, attributes, call);
