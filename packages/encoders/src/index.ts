export {
  ConvolutionalEncoder,
  type ConvolutionalEncoderOptions,
  convolutionalEncoder,
} from './convolutional-encoder.js';
export { DenseEncoder, type DenseEncoderOptions, denseEncoder } from './dense-encoder.js';
export type { EncodeContext, Encoder } from './encoder.js';
export { GaussianPosterior } from './gaussian-posterior.js';
export { GCNEncoder, type GCNEncoderOptions, gcnEncoder, linearEncoder } from './gcn-encoder.js';
export { type GraphInput, graphInput } from './graph-input.js';
export { PointPosterior } from './point-posterior.js';
export type { Posterior } from './posterior.js';
export { PosteriorNetwork, type PosteriorNetworkOptions } from './posterior-network.js';
