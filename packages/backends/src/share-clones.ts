import {
  type KernelBackend,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

/** The method of tfjs-backend-wasm that its `Reshape` uses to share data. */
interface SharingBackend extends KernelBackend {
  incRef(dataId: TensorInfo['dataId']): void;
}

/**
 * Lets clones on the wasm backend share their data, as they do on the cpu backend and as reshaped tensors do
 * on both: tensors do not change. The backend's own kernel copies, and differentiation clones whatever it saves.
 */
export function shareClones(): void {
  unregisterKernel('Identity', 'wasm');
  registerKernel({
    kernelName: 'Identity',
    backendName: 'wasm',
    kernelFunc({ inputs, backend }) {
      const { dataId, shape, dtype } = inputs.x as TensorInfo;
      (backend as SharingBackend).incRef(dataId);
      return { dataId, shape, dtype };
    },
  });
}
