/**
 * @file Reading and writing tensors of the backends whose numbers lie in host memory. Their
 * classes belong to packages this one does not import, so the methods used are stated and looked for.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { HostTensor } from './host-tensor.js';

/** The parts used of tfjs-backend-cpu's `MathBackendCPU`. */
interface CpuBackend {
  readonly data: { get(dataId: tf.DataId): { readonly values: ArrayLike<number> } };
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): tf.TensorInfo;
}

/** The parts used of tfjs-backend-wasm's `BackendWasm`. */
interface WasmBackend {
  /** Moves the numbers of another backend's tensor here, for which memory may have to grow. */
  getMemoryOffset(dataId: tf.DataId): number;
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array;
  /** @param memoryOffset where its memory was allocated; the backend frees it */
  makeOutput(shape: number[], dtype: 'float32', memoryOffset?: number): tf.TensorInfo;
}

/** The parts used of tfjs-node's `NodeJSKernelBackend`. */
interface NodeBackend {
  /** Fetches the data of another backend's tensor. Without `values` TensorFlow has the numbers. */
  readonly tensorMap: { get(dataId: tf.DataId): { readonly values: ArrayLike<number> | null } };
  /** A copy of what TensorFlow has. */
  readSync(dataId: tf.DataId): ArrayLike<number>;
  write(values: Float32Array, shape: number[], dtype: 'float32'): tf.DataId;
}

/** The numbers of a tensor, as a rule not copied; `values`, once read, are valid until the backend allocates. */
export function readTensor(backend: object, tensor: tf.TensorInfo): HostTensor {
  if (isWasmBackend(backend)) {
    return {
      shape: tensor.shape,
      get values() {
        // First: typedArrayFromHeap looks at the memory before the tensor, which may grow it.
        backend.getMemoryOffset(tensor.dataId);
        return backend.typedArrayFromHeap(tensor);
      },
    };
  }
  const values = isNodeBackend(backend)
    ? (backend.tensorMap.get(tensor.dataId).values ?? backend.readSync(tensor.dataId))
    : asCpuBackend(backend).data.get(tensor.dataId).values;
  // These backends keep what a tf.TensorBuffer held, which may be a plain array.
  const isFloats = values instanceof Float32Array;
  return { shape: tensor.shape, values: isFloats ? values : Float32Array.from(values) };
}

/** A new tensor with a copy of the numbers. */
export function writeTensor(backend: object, { shape, values }: HostTensor): tf.TensorInfo {
  if (isWasmBackend(backend)) {
    const tensor = backend.makeOutput([...shape], 'float32');
    backend.typedArrayFromHeap(tensor).set(values);
    return tensor;
  }
  if (isNodeBackend(backend)) {
    const dataId = backend.write(values.slice(), [...shape], 'float32');
    return { dataId, shape: [...shape], dtype: 'float32' };
  }
  return asCpuBackend(backend).makeTensorInfo([...shape], 'float32', values.slice());
}

/** A new tensor of a block of tfjs-backend-wasm's memory, from its allocator. */
export function adoptBlock(
  backend: object,
  shape: readonly number[],
  pointer: number,
): tf.TensorInfo {
  if (!isWasmBackend(backend)) throw new TypeError('not a backend of tfjs-backend-wasm 4.22');
  return backend.makeOutput([...shape], 'float32', pointer);
}

function isWasmBackend(backend: object): backend is WasmBackend {
  return 'typedArrayFromHeap' in backend && 'makeOutput' in backend;
}

function isNodeBackend(backend: object): backend is NodeBackend {
  return 'tensorMap' in backend && 'readSync' in backend && 'write' in backend;
}

function isCpuBackend(backend: object): backend is CpuBackend {
  return 'data' in backend && 'makeTensorInfo' in backend;
}

function asCpuBackend(backend: object): CpuBackend {
  if (!isCpuBackend(backend)) {
    throw new TypeError('not a backend of tfjs-backend-cpu, tfjs-backend-wasm or tfjs-node 4.22');
  }
  return backend;
}
