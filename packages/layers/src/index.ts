export { Dense, type DenseOptions } from './dense.js';
export { ModelError, type ModelErrorCode, requirePositiveInteger } from './errors.js';
export { GCNConv, type GCNConvOptions } from './gcn-conv.js';
export { constant, glorotUniform, type Initializer } from './initializers.js';
export { Module, type Parameterized } from './module.js';
export {
  MultilayerPerceptron,
  type MultilayerPerceptronOptions,
} from './multilayer-perceptron.js';
export { multiplyFeatures, type NodeFeatures } from './node-features.js';
