import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bundleThreadScript, compileModule } from '../../assembly/build.mjs';
import { fusedSharedModuleBase64 } from '../threads/fused-shared-module.generated.js';
import { sharedModuleBase64 } from '../threads/shared-module.generated.js';
import { threadScript } from '../threads/thread-script.generated.js';
import { fusedInPlaceModuleBase64 } from './fused-in-place-module.generated.js';
import { fusedModuleBase64 } from './fused-module.generated.js';
import { inPlaceModuleBase64 } from './in-place-module.generated.js';
import { moduleBase64 } from './module.generated.js';

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('embeds exactly what the sources compile to', async () => {
  const compiled = async (memory: 'own' | 'shared' | 'in-place', fused = false) =>
    Buffer.from(await compileModule({ memory, fused })).toString('base64');
  expect(moduleBase64).toBe(await compiled('own'));
  expect(sharedModuleBase64).toBe(await compiled('shared'));
  expect(inPlaceModuleBase64).toBe(await compiled('in-place'));
  expect(fusedModuleBase64).toBe(await compiled('own', true));
  expect(fusedSharedModuleBase64).toBe(await compiled('shared', true));
  expect(fusedInPlaceModuleBase64).toBe(await compiled('in-place', true));
  expect(threadScript).toBe(await bundleThreadScript());
});

it('imports nothing: it owns its memory', () => {
  const module = new WebAssembly.Module(Buffer.from(moduleBase64, 'base64'));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
});

it.each([
  ['is to be shared', sharedModuleBase64],
  ['belongs to a backend', inPlaceModuleBase64],
])('imports its memory and nothing else, where that %s', (_case, base64) => {
  const module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
  expect(WebAssembly.Module.imports(module)).toEqual([
    { kind: 'memory', module: 'env', name: 'memory' },
  ]);
});

it('is not compiled by importing the package', async () => {
  const compile = vi.spyOn(WebAssembly, 'Module');
  const instantiate = vi.spyOn(WebAssembly, 'instantiate');
  await import('../register.js');
  const { kernelMemory } = await import('../index.js');
  expect(kernelMemory()).toEqual({ bytes: 0, allocations: 0 });
  expect(compile).not.toHaveBeenCalled();
  // Node itself instantiates a module when fetch is first used, but not from bytes.
  const fromBytes = instantiate.mock.calls.filter(([source]) => source instanceof Uint8Array);
  expect(fromBytes).toEqual([]);
});

it('is compiled synchronously at first use, once', async () => {
  const compile = vi.spyOn(WebAssembly, 'Module');
  const { currentInstance, inPlaceModule, ready } = await import('./instance.js');
  expect(currentInstance()).toBe(currentInstance());
  expect(compile).toHaveBeenCalledTimes(1);
  expect(inPlaceModule()).toBe(inPlaceModule());
  await ready();
  expect(compile).toHaveBeenCalledTimes(2);
});

it('does not bring back, when ready() ends, what was disposed of meanwhile', async () => {
  const { startThreads } = await import('../threads/start-threads.js');
  const { currentInstance, ready } = await import('./instance.js');
  const threads = await startThreads(2);
  const waiting = ready();
  threads.dispose();
  await waiting;
  expect(currentInstance().team).toBeUndefined();
});

it('asks for ready() where it may be compiled synchronously, but not instantiated', async () => {
  vi.spyOn(WebAssembly, 'Instance').mockImplementation(function refuse() {
    throw new RangeError('WebAssembly.Instance is disallowed on the main thread');
  });
  const { currentInstance } = await import('./instance.js');
  expect(currentInstance).toThrow(expect.objectContaining({ code: 'not-ready' }));
});

it('asks for ready() where it may not be compiled synchronously, and works after it', async () => {
  vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
    throw new RangeError('WebAssembly.Module is disallowed on the main thread');
  });
  const { currentInstance, inPlaceModule, ready } = await import('./instance.js');
  for (const compile of [currentInstance, inPlaceModule]) {
    expect(compile).toThrow(
      expect.objectContaining({
        code: 'not-ready',
        message: expect.stringContaining('await ready()'),
      }),
    );
  }
  await Promise.all([ready(), ready()]);
  expect(currentInstance()).toBe(currentInstance());
  expect(inPlaceModule()).toBe(inPlaceModule());
});

it('is declared with the functions it exports', () => {
  const declared = readFileSync(new URL('./exports.ts', import.meta.url), 'utf8');
  for (const base64 of [moduleBase64, inPlaceModuleBase64]) {
    const module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
    for (const { name } of WebAssembly.Module.exports(module)) {
      expect(declared).toMatch(new RegExp(`\\b${name}[(:]`));
    }
  }
});
