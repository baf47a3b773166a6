/**
 * @file Loads the backends for GPUs, and says what is missing where one cannot start.
 *
 * Their packages are imported here, not by `./webgl.js` and `./webgpu.js`: an import within `try` may fail,
 * so that bundlers build an app without the package.
 */
import * as tf from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.js';

type GpuBackend = 'webgl' | 'webgpu';

/** @throws {BackendError} if there is no browser, no package, or no WebGL 2 that computes in 32 bits. */
export async function loadWebgl(): Promise<void> {
  requireBrowser('webgl');
  try {
    await import('@tensorflow/tfjs-backend-webgl');
  } catch (cause) {
    throw withoutPackage('webgl', cause);
  }
  // tfjs would go on with 16 bits, which training does not survive.
  const floats = tf.env().getBool('WEBGL_RENDER_FLOAT32_CAPABLE');
  if (tf.env().getNumber('WEBGL_VERSION') < 2 || !floats) {
    throw failed('webgl', 'there is no WebGL 2 with buffers of 32-bit floats here; use wasm');
  }
}

/** @throws {BackendError} if there is no browser, no package, no WebGPU or no adapter. */
export async function loadWebgpu(): Promise<void> {
  requireBrowser('webgpu');
  if (!('gpu' in navigator)) {
    throw failed(
      'webgpu',
      'this page has no WebGPU (it needs a browser that has it, and HTTPS); use webgl or wasm',
    );
  }
  if ((await navigator.gpu.requestAdapter()) === null) {
    throw failed('webgpu', 'the browser has WebGPU, but no GPU adapter for it; use webgl or wasm');
  }
  try {
    await import('@tensorflow/tfjs-backend-webgpu');
  } catch (cause) {
    throw withoutPackage('webgpu', cause);
  }
}

function requireBrowser(name: GpuBackend): void {
  if (tf.device_util.isBrowser()) return;
  throw new BackendError(
    'unavailable-backend',
    `Backend "${name}" runs in browsers only; use wasm here.`,
  );
}

function withoutPackage(name: GpuBackend, cause: unknown): BackendError {
  const packageName = `@tensorflow/tfjs-backend-${name}`;
  return new BackendError(
    'unavailable-backend',
    `Backend "${name}" needs the package ${packageName}, which is not installed or does not load: npm install ${packageName}@${tf.version_core}`,
    { cause },
  );
}

function failed(name: GpuBackend, reason: string): BackendError {
  return new BackendError('failed-backend', `Backend "${name}" did not start: ${reason}.`);
}
