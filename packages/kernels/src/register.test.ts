import { CsrMatrix } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, expect, it, vi } from 'vitest';
import type { KernelImplementation } from './registry/kernel-signatures.js';
import { kernelTable } from './registry/kernel-table.js';
import { type SpmmSignature, spmm } from './spmm/spmm.js';
import { spmmPortable } from './spmm/spmm.portable.js';
import { spmmWasm } from './spmm/spmm.wasm.js';

const names = Object.keys(kernelTable);

beforeEach(async () => {
  await tf.setBackend('cpu');
});

it.each(['cpu', 'wasm', 'webgl', 'webgpu', 'tensorflow'])(
  'registers all kernels for %s',
  (name) => {
    const registered = tf.getKernelsForBackend(name).map(({ kernelName }) => kernelName);
    expect(registered).toEqual(expect.arrayContaining(names));
  },
);

it('registers every gradient, which all kernels have but the optimizer', () => {
  const differentiable = names.filter((name) => tf.getGradient(name)?.kernelName === name);
  expect(differentiable).toEqual(names.filter((name) => name !== 'LatentGraphAdamStep'));
});

it('can be imported twice, from two copies of the package, without a warning', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const before = names.map((name) => tf.getKernel(name, 'wasm'));
  // tfjs is silent about double registration while IS_TEST is set.
  tf.env().set('IS_TEST', false);
  vi.resetModules();
  await import('./register.js');
  tf.env().set('IS_TEST', true);
  expect(warn).not.toHaveBeenCalled();
  expect(names.map((name) => tf.getKernel(name, 'wasm'))).toEqual(before);
  warn.mockRestore();
});

it('tells what to import where a kernel is not registered', () => {
  const name = 'LatentGraphSpmm';
  const registered = tf.getKernel(name, 'cpu');
  tf.unregisterKernel(name, 'cpu');
  try {
    expect(() => spmm(CsrMatrix.identity(2), tf.ones([2, 2]))).toThrow(
      expect.objectContaining({
        code: 'not-registered',
        message: expect.stringContaining("import '@latentgraph/kernels/register'"),
      }),
    );
  } finally {
    tf.registerKernel(registered);
  }
});

it('an op without a gradient does not compile', () => {
  // @ts-expect-error: checked by the compiler, not at run time.
  const incomplete: KernelImplementation<SpmmSignature> = {
    wasm: spmmWasm,
    portable: spmmPortable,
  };
  expect(Object.keys(incomplete)).not.toContain('gradient');
});
