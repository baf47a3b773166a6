/** @file What the README says of each backend that cannot be measured. */

/**
 * @typedef {object} DocumentedBackend
 * @property {string} name
 * @property {string} where Where it runs.
 * @property {'node' | 'chromium'} measuredIn
 * @property {string} notSupported
 */

/** @type {readonly DocumentedBackend[]} */
export const documentedBackends = [
  {
    name: 'wasm',
    where: 'Node, browsers',
    measuredIn: 'node',
    notSupported:
      'threads for TensorFlow.js’s own operations; its gradients of `tf.gather` and of the filter of `tf.conv2d` (`gatherRows` and `Conv2D` have them)',
  },
  {
    name: 'cpu',
    where: 'Node, browsers',
    measuredIn: 'node',
    notSupported: 'speed outside the kernels: TensorFlow.js’s own operations are plain JavaScript',
  },
  {
    name: 'tensorflow',
    where: 'Node',
    measuredIn: 'node',
    notSupported: 'browsers; it needs the package `@tensorflow/tfjs-node`',
  },
  {
    name: 'webgl',
    where: 'browsers',
    measuredIn: 'chromium',
    notSupported: 'Node; threads for the kernels; the same bits on another GPU',
  },
  {
    name: 'webgpu',
    where: 'browsers with WebGPU',
    measuredIn: 'chromium',
    notSupported: 'Node; threads for the kernels; the same bits on another GPU',
  },
];
