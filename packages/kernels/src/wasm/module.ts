/**
 * @file Compiles and instantiates the WASM module, once per process and not before it is needed: its
 * bytes are embedded, so there is no file to fetch, and importing this package costs next to nothing.
 */
import { KernelError } from '../kernel-error.js';
import type { WasmExports } from './exports.js';
import { moduleBase64 } from './module.generated.js';

let instance: WasmExports | undefined;

/**
 * The module's exports; compiles it synchronously at first use.
 * @throws KernelError `not-ready` where the platform refuses to compile synchronously.
 */
export function wasmExports(): WasmExports {
  if (instance === undefined) {
    try {
      instance = toExports(new WebAssembly.Instance(new WebAssembly.Module(decode())));
    } catch (cause) {
      throw new KernelError(
        'not-ready',
        'the kernels cannot be compiled synchronously here; await ready() from @latentgraph/kernels before the first op',
        { cause },
      );
    }
  }
  return instance;
}

/**
 * Compiles the kernels asynchronously. Needed before the first op only where WebAssembly may not be
 * compiled synchronously (some browsers' main threads); elsewhere it is optional.
 */
export async function ready(): Promise<void> {
  if (instance !== undefined) return;
  const { instance: compiled } = await WebAssembly.instantiate(decode());
  instance ??= toExports(compiled);
}

function decode(): Uint8Array<ArrayBuffer> {
  const text = atob(moduleBase64);
  const bytes = new Uint8Array(text.length);
  for (let k = 0; k < text.length; k++) bytes[k] = text.charCodeAt(k);
  return bytes;
}

// WebAssembly's types know nothing of a module's exports; this is the one place that states them.
function toExports(compiled: WebAssembly.Instance): WasmExports {
  return compiled.exports as unknown as WasmExports;
}
