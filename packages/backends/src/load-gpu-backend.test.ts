/** @file What is said where a backend for GPUs cannot start; that they start, the tests in Chromium show. */
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useBackend } from './index.js';

const missing = () => {
  throw new Error('Cannot find package');
};

function inBrowser(navigator: object = {}): void {
  vi.stubGlobal('window', { document: {} });
  vi.stubGlobal('navigator', navigator);
}

const withAdapter = { gpu: { requestAdapter: async () => ({}) } };

afterEach(() => vi.unstubAllGlobals());

it.each(['webgl', 'webgpu'])('%s runs in browsers only', async (name) => {
  await expect(useBackend(name)).rejects.toThrow(
    expect.objectContaining({
      name: 'BackendError',
      code: 'unavailable-backend',
      message: `Backend "${name}" runs in browsers only; use wasm here.`,
    }),
  );
});

it.each([
  ['webgl', () => vi.doMock('@tensorflow/tfjs-backend-webgl', missing)],
  ['webgpu', () => vi.doMock('@tensorflow/tfjs-backend-webgpu', missing)],
])('%s without its package says what to install', async (name, mock) => {
  inBrowser(withAdapter);
  mock();
  try {
    await expect(useBackend(name)).rejects.toThrow(
      expect.objectContaining({
        code: 'unavailable-backend',
        message: expect.stringContaining(
          `npm install @tensorflow/tfjs-backend-${name}@${tf.version_core}`,
        ),
        cause: expect.any(Error),
      }),
    );
  } finally {
    vi.doUnmock(`@tensorflow/tfjs-backend-${name}`);
  }
});

describe('webgl', () => {
  it.each([
    ['WebGL 1', 1, true],
    ['WebGL 2 of 16 bits', 2, false],
  ])('does not start with %s', async (_, version, floats) => {
    inBrowser();
    await import('@tensorflow/tfjs-backend-webgl');
    tf.env().set('WEBGL_VERSION', version);
    tf.env().set('WEBGL_RENDER_FLOAT32_CAPABLE', floats);
    await expect(useBackend('webgl')).rejects.toThrow(
      expect.objectContaining({
        code: 'failed-backend',
        message:
          'Backend "webgl" did not start: there is no WebGL 2 with buffers of 32-bit floats here; use wasm.',
      }),
    );
  });
});

describe('webgpu', () => {
  it.each([
    ['WebGPU', {}, /has no WebGPU .*; use webgl or wasm/],
    ['an adapter', { gpu: { requestAdapter: async () => null } }, /no GPU adapter/],
  ])('does not start without %s', async (_, navigator, message) => {
    inBrowser(navigator);
    const start = useBackend('webgpu');
    await expect(start).rejects.toThrow(expect.objectContaining({ code: 'failed-backend' }));
    await expect(start).rejects.toThrow(message);
  });
});
