export { Dense, type DenseOptions } from './dense.js';
export { ModelError, type ModelErrorCode, requirePositiveInteger } from './errors.js';
export { GCNConv, type GCNConvOptions } from './gcn-conv.js';
export { constant, glorotUniform, type Initializer } from './initializers.js';
export { Module, type Parameterized } from './module.js';
export { multiplyFeatures, type NodeFeatures } from './node-features.js';
