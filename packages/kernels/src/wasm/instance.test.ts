import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bundleThreadScript, compileModule } from '../../assembly/build.mjs';
import { fusedSharedModuleBase64 } from '../threads/fused-shared-module.generated.js';
import { sharedModuleBase64 } from '../threads/shared-module.generated.js';
import { threadScript } from '../threads/thread-script.generated.js';
import { fusedModuleBase64 } from './fused-module.generated.js';
import { moduleBase64 } from './module.generated.js';

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('embeds exactly what the sources compile to', async () => {
  const compiled = async (shared: boolean, fused = false) =>
    Buffer.from(await compileModule({ shared, fused })).toString('base64');
  expect(moduleBase64).toBe(await compiled(false));
  expect(sharedModuleBase64).toBe(await compiled(true));
  expect(fusedModuleBase64).toBe(await compiled(false, true));
  expect(fusedSharedModuleBase64).toBe(await compiled(true, true));
  expect(threadScript).toBe(await bundleThreadScript());
});

it('imports nothing: it owns its memory', () => {
  const module = new WebAssembly.Module(Buffer.from(moduleBase64, 'base64'));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
});

it('imports its memory and nothing else, where it is to be shared', () => {
  const module = new WebAssembly.Module(Buffer.from(sharedModuleBase64, 'base64'));
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
  const { ready, wasmExports } = await import('./instance.js');
  expect(wasmExports()).toBe(wasmExports());
  await ready();
  expect(compile).toHaveBeenCalledTimes(1);
});

it('asks for ready() where it may not be compiled synchronously, and works after it', async () => {
  vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
    throw new RangeError('WebAssembly.Module is disallowed on the main thread');
  });
  const { ready, wasmExports } = await import('./instance.js');
  expect(() => wasmExports()).toThrow(
    expect.objectContaining({
      code: 'not-ready',
      message: expect.stringContaining('await ready()'),
    }),
  );
  await Promise.all([ready(), ready()]);
  expect(wasmExports()).toBe(wasmExports());
});

it('is declared with the functions it exports', () => {
  const module = new WebAssembly.Module(Buffer.from(moduleBase64, 'base64'));
  const declared = readFileSync(new URL('./exports.ts', import.meta.url), 'utf8');
  for (const { name } of WebAssembly.Module.exports(module)) {
    expect(declared).toMatch(new RegExp(`\\b${name}[(:]`));
  }
});
