import { availableParallelism } from 'node:os';
import { hasFusedMultiplyAdd } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { missingAddon } from '../../../tooling/native/src/missing-addon.mjs';
import { BackendError, backendNames, useBackend } from './index.js';

const consoleMethods = ['debug', 'error', 'info', 'log', 'warn'] as const;

const startable = backendNames.filter(
  (name) => name !== 'tensorflow' || missingAddon() === undefined,
);

async function errorOf(promise: Promise<unknown>): Promise<BackendError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BackendError) return error;
  throw new Error(`expected a BackendError, got ${String(error)}`);
}

/** Puts a backend that cannot start in place of `name` while `run` runs. */
async function withBroken<T>(name: string, run: () => Promise<T>): Promise<T> {
  const factory = tf.findBackendFactory(name);
  const priority = tf.engine().registryFactory[name]?.priority ?? 1;
  tf.removeBackend(name);
  tf.registerBackend(name, () => Promise.reject(new Error('no SIMD')), priority);
  try {
    return await run();
  } finally {
    tf.removeBackend(name);
    tf.registerBackend(name, factory, priority);
  }
}

describe('useBackend', () => {
  // As in a user's process: with `IS_TEST` tfjs would print nothing anyway.
  beforeEach(() => tf.env().set('IS_TEST', false));
  afterEach(() => {
    tf.env().set('IS_TEST', true);
    vi.restoreAllMocks();
  });

  it.each(startable)('makes %s the current backend, silently', async (name) => {
    const spies = consoleMethods.map((method) =>
      vi.spyOn(console, method).mockImplementation(() => {}),
    );
    expect(await useBackend(name, { threads: 2 })).toEqual({
      name,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      reason: 'asked for by name',
      threads: 2,
      fusedMultiplyAdd: false,
    });
    expect(tf.getBackend()).toBe(name);
    expect(await tf.add(tf.scalar(1), tf.scalar(2)).array()).toBe(3);
    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });

  it.each(startable)('registers the gradients of core on %s', async (name) => {
    // The test's set-up has registered them already: away with two, and evaluate the modules anew.
    tf.unregisterGradient('Sum');
    tf.unregisterGradient('BatchMatMul');
    vi.resetModules();
    const fresh = await import('./index.js');
    await fresh.useBackend(name);
    const row = tf.tensor2d([[1, 2]]);
    const product = tf.grad((x) => tf.sum(tf.matMul(row, tf.reshape(x, [2, 1]))));
    expect([...(await product(tf.tensor1d([5, 7])).data())]).toEqual([1, 2]);
  });

  it('keeps the threads of tfjs-wasm off', async () => {
    await useBackend('wasm');
    expect(await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT')).toBe(false);
  });

  it('restores the warnings of tfjs', async () => {
    await useBackend('cpu');
    expect(tf.env().getBool('PROD')).toBe(false);
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    await useBackend('cpu');
    await useBackend('wasm');
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('threads', () => {
  it('are one per core by default, at most 8', async () => {
    const { threads } = await useBackend();
    expect(threads).toBe(Math.min(8, availableParallelism()));
  });

  it.each([0, 1.5, 65])('cannot be %d', async (threads) => {
    await expect(useBackend('cpu', { threads })).rejects.toThrow(
      expect.objectContaining({ name: 'KernelError', code: 'invalid-argument' }),
    );
  });
});

describe('fused multiply-add', () => {
  it('is used where it is asked for and can be had, else refused', async () => {
    const options = { threads: 1, fusedMultiplyAdd: true };
    if (hasFusedMultiplyAdd()) {
      expect(await useBackend('wasm', options)).toMatchObject({ fusedMultiplyAdd: true });
      expect(await useBackend('wasm')).toMatchObject({ fusedMultiplyAdd: false });
    } else {
      await expect(useBackend('wasm', options)).rejects.toThrow(/Node 22 or newer/);
    }
  });
});

describe('useBackend("auto")', () => {
  it('is the default and takes wasm', async () => {
    const choice = await useBackend();
    expect(choice.name).toBe('wasm');
    expect(choice.reason).toMatch(/first choice/);
  });

  it('falls back to cpu and says why', async () => {
    const choice = await withBroken('wasm', () => useBackend('auto'));
    expect(choice).toMatchObject({ name: 'cpu', reason: 'Backend "wasm" did not start: no SIMD' });
    expect(tf.getBackend()).toBe('cpu');
  });

  it('fails when no backend starts, with every reason', async () => {
    const error = await withBroken('wasm', () =>
      withBroken('cpu', () => errorOf(useBackend('auto'))),
    );
    expect(error.code).toBe('failed-backend');
    expect(error.message).toMatch(/"wasm" did not start: no SIMD; Backend "cpu" did not start/);
  });
});

describe('a backend that cannot be used', () => {
  it('fails loudly when it was asked for by name', async () => {
    const error = await withBroken('wasm', () => errorOf(useBackend('wasm')));
    expect(error.code).toBe('failed-backend');
    expect(error.cause).toEqual(new Error('no SIMD'));
  });

  it.each([
    ['wsam', 'wasm'],
    ['CPU', 'cpu'],
    ['aut', 'auto'],
    ['webg', 'webgl'],
    ['tensorfow', 'tensorflow'],
  ])('suggests for the misspelled name %s the name %s', async (name, nearest) => {
    const error = await errorOf(useBackend(name));
    expect(error.code).toBe('unknown-backend');
    expect(error.message).toBe(
      `Unknown backend "${name}"; did you mean "${nearest}"? Available: auto, wasm, tensorflow, cpu.`,
    );
  });

  it('suggests nothing for a name like no other', async () => {
    const error = await errorOf(useBackend('quantum'));
    expect(error.message).toBe(
      'Unknown backend "quantum". Available: auto, wasm, tensorflow, cpu.',
    );
  });

  it.each(['webgl', 'webgpu'])('says that %s is not offered', async (name) => {
    const error = await errorOf(useBackend(name));
    expect(error.code).toBe('unavailable-backend');
    expect(error.message).toMatch(/not offered.*auto, wasm, tensorflow, cpu/);
  });
});
