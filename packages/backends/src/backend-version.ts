import * as tf from '@tensorflow/tfjs-core';

/**
 * Version of what computes on the current backend: of TensorFlow's library where it is loaded, else of
 * TensorFlow.js's package for the backend.
 */
export async function backendVersion(): Promise<string> {
  switch (tf.getBackend()) {
    case 'cpu':
      return (await import('@tensorflow/tfjs-backend-cpu')).version_cpu;
    case 'wasm':
      return (await import('@tensorflow/tfjs-backend-wasm')).version_wasm;
    default:
      // The packages of TensorFlow.js are released together, and not all tell their version.
      return libraryVersion(tf.backend()) ?? tf.version_core;
  }
}

/** The version that tfjs-node's backend tells of the library it has loaded. */
function libraryVersion(backend: object): string | undefined {
  if (!('binding' in backend)) return undefined;
  const { binding } = backend;
  if (typeof binding !== 'object' || binding === null || !('TF_Version' in binding)) {
    return undefined;
  }
  return typeof binding.TF_Version === 'string' ? binding.TF_Version : undefined;
}
