import { expect, it } from 'vitest';
import { BlockAllocator } from '../wasm/block-allocator.js';
import type { WasmExports } from '../wasm/exports.js';
import { decodeModule } from '../wasm/instance.js';
import { controlBlockBytes } from './control-block.js';
import { threadHost } from './node/thread-host.js';
import { sharedModuleBase64 } from './shared-module.generated.js';
import { threadScript } from './thread-script.generated.js';
import { type SharedKernels, ThreadTeam } from './thread-team.js';

interface Floats {
  readonly kernels: SharedKernels;
  /** Where zeros lie, and where `gatherRows` is to copy them. */
  readonly x: number;
  readonly rows: number;
  readonly out: number;
}

const pieces = 40;
const width = 250_000;

/** A kernel to run: `pieces` times the same row of `width` floats is copied. */
function sharedKernels(): Floats {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 65_536, shared: true });
  const module = new WebAssembly.Module(decodeModule(sharedModuleBase64));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const { heapStart } = exports as unknown as WasmExports;
  const allocator = new BlockAllocator(memory, heapStart());
  const kernels = { module, memory, exports, control: allocator.allocate(controlBlockBytes) };
  return {
    kernels,
    x: allocator.allocate(4 * width),
    rows: allocator.allocate(4 * pieces),
    out: allocator.allocate(4 * pieces * width),
  };
}

function run(team: ThreadTeam, { x, rows, out }: Floats): void {
  team.run('gatherRows', pieces, [x, rows, out, pieces, width, 1]);
}

function startTeam({ kernels }: Floats, script: string, patience: number): Promise<ThreadTeam> {
  return ThreadTeam.start(threadHost, script, kernels, 2, patience);
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 10));

/** A thread that takes a piece of the first job, and then does as told. */
const takesPieceThen = (action: string) => `
  const { workerData, parentPort } = require('node:worker_threads');
  const integers = new Int32Array(workerData.memory.buffer, workerData.control, 16);
  parentPort.postMessage('ready');
  Atomics.wait(integers, 0, 0);
  for (;;) {
    const remaining = Atomics.load(integers, 0);
    if (remaining === 0) break;
    if (Atomics.compareExchange(integers, 0, remaining, remaining - 1) === remaining) ${action};
  }`;

it.each([
  ['ends', 'process.exit(3)'],
  ['fails', "throw new Error('broken')"],
  ['hangs', 'for (;;);'],
])(
  'ends with an error, not with waiting, when a thread %s in the middle of a kernel',
  async (_what, action) => {
    const floats = sharedKernels();
    const team = await startTeam(floats, takesPieceThen(action), 50);
    // Whether the thread gets a piece of a job is up to chance, so there are jobs until it does.
    const untilLost = () => {
      for (let job = 0; job < 1000; job++) run(team, floats);
    };
    expect(untilLost).toThrow(
      expect.objectContaining({
        code: 'thread-lost',
        message: expect.stringMatching(/made no progress for \d+ ms.*startThreads\(\)/),
      }),
    );
    expect(() => run(team, floats)).toThrow(expect.objectContaining({ code: 'thread-lost' }));
    team.dispose();
  },
);

it('lets the caller do something else first, and does all pieces in any case', async () => {
  const floats = sharedKernels();
  const { memory } = floats.kernels;
  new Float32Array(memory.buffer, floats.x, width).fill(1);
  const copied = new Float32Array(memory.buffer, floats.out, pieces * width);
  const team = await startTeam(floats, threadScript, 10_000);
  const args = [floats.x, floats.rows, floats.out, pieces, width, 1];
  let isDone = false;
  team.run('gatherRows', pieces, args, () => {
    isDone = true;
  });
  expect(isDone).toBe(true);
  expect(copied.every((value) => value === 1)).toBe(true);
  copied.fill(0);
  const fail = () => {
    throw new RangeError('failed alongside');
  };
  expect(() => team.run('gatherRows', pieces, args, fail)).toThrow('failed alongside');
  expect(copied.every((value) => value === 1)).toBe(true);
  team.dispose();
});

it('says so at the next kernel when a thread has ended between kernels', async () => {
  const floats = sharedKernels();
  const endsSoon =
    "require('node:worker_threads').parentPort.postMessage('ready'); setTimeout(() => process.exit(3), 10)";
  const team = await startTeam(floats, endsSoon, 10_000);
  run(team, floats);
  let error: unknown;
  for (let turns = 0; turns < 1000 && error === undefined; turns++) {
    await turn();
    try {
      run(team, floats);
    } catch (caught) {
      error = caught;
    }
  }
  expect(error).toMatchObject({
    code: 'thread-lost',
    message: expect.stringContaining('it ended with exit code 3'),
  });
});

it('reports a kernel that fails', async () => {
  const floats = sharedKernels();
  const team = await startTeam(floats, threadScript, 10_000);
  run(team, floats);
  const beyondMemory = { ...floats, out: 2 ** 31 };
  expect(() => run(team, beyondMemory)).toThrow('a kernel failed on one of the threads');
  team.dispose();
});

it('does not start when a thread does not', async () => {
  const floats = sharedKernels();
  await expect(startTeam(floats, "throw new Error('no thread today')", 10)).rejects.toThrow(
    'no thread today',
  );
  await expect(startTeam(floats, 'process.exit(4)', 10)).rejects.toThrow('exit code 4');
});
