import { expect, test } from 'vitest';
import { categoryOf } from './categories.mjs';

const frame = (functionName: string, url = '') => ({ functionName, url });
const inWasm = frame('wasm-function[7]', 'wasm://wasm/00017d6e');

test.each([
  [
    'kernel spmm',
    [
      inWasm,
      frame('serialFor', 'file:///x/packages/kernels/src/threads/parallel-for.ts'),
      frame('spmmWasm', 'file:///x/packages/kernels/src/spmm/spmm.wasm.ts'),
    ],
  ],
  [
    "TensorFlow.js's wasm kernels",
    [inWasm, frame('kernelFunc', 'file:///x/tfjs-backend-wasm/dist/tf-backend-wasm.node.js')],
  ],
  [
    "copies to and from the kernels' memory",
    [frame('copyTo', 'file:///x/packages/kernels/src/wasm/heap.ts')],
  ],
  ['garbage collection', [frame('(garbage collector)')]],
  ["TensorFlow.js's JavaScript", [frame('runKernel', 'file:///x/tfjs-core/dist/tf-core.node.js')]],
  ["LatentGraph's JavaScript", [frame('step', 'file:///x/packages/training/dist/adam.js')]],
  ['Node', [frame('processTicksAndRejections', 'node:internal/process/task_queues')]],
])('%s', (category, stack) => {
  expect(categoryOf(stack)).toBe(category);
});
