export { Conv2D, type Conv2DOptions } from './conv2d.js';
export {
  Conv2DTranspose,
  type Conv2DTransposeOptions,
  type ImageSize,
} from './conv2d-transpose.js';
export { Dense, type DenseOptions } from './dense.js';
export { ModelError, type ModelErrorCode, requirePositiveInteger } from './errors.js';
export { GCNConv, type GCNConvOptions } from './gcn-conv.js';
export { patchesAlong } from './image-patches.js';
export { constant, type Fans, glorotUniform, type Initializer } from './initializers.js';
export { Module, type Parameterized } from './module.js';
export {
  MultilayerPerceptron,
  type MultilayerPerceptronOptions,
} from './multilayer-perceptron.js';
export { multiplyFeatures, type NodeFeatures } from './node-features.js';
