import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { backendVersion } from './backend-version.js';

/** The version that the package manager installed. */
function installedVersion(packageName: string): string {
  return createRequire(import.meta.url)(`@tensorflow/${packageName}/package.json`).version;
}

/** Makes a backend current that has what is given, and no more; then the old one again. */
async function versionWith(backend: object): Promise<string> {
  const before = tf.getBackend();
  tf.registerBackend('other', () => Object.assign(new tf.KernelBackend(), backend));
  try {
    await tf.setBackend('other');
    return await backendVersion();
  } finally {
    await tf.setBackend(before);
    tf.removeBackend('other');
  }
}

it.each(['cpu', 'wasm'])('is that of the package for %s', async (name) => {
  await tf.setBackend(name);
  expect(await backendVersion()).toBe(installedVersion(`tfjs-backend-${name}`));
});

it("is that of TensorFlow's library where a backend tells it", async () => {
  await tf.setBackend('cpu');
  const dispose = () => {};
  expect(await versionWith({ dispose, binding: { TF_Version: '2.21.0' } })).toBe('2.21.0');
  for (const binding of [undefined, null, {}, { TF_Version: 2 }]) {
    expect(await versionWith({ dispose, binding })).toBe(installedVersion('tfjs-core'));
  }
});
