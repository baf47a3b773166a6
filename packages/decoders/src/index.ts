export {
  BilinearDecoder,
  type BilinearDecoderOptions,
  bilinearDecoder,
} from './bilinear-decoder.js';
export {
  ConvolutionalDecoder,
  type ConvolutionalDecoderOptions,
  convolutionalDecoder,
} from './convolutional-decoder.js';
export { DenseDecoder, type DenseDecoderOptions, denseDecoder } from './dense-decoder.js';
export { InnerProductDecoder, innerProductDecoder } from './inner-product-decoder.js';
export type { InputDecoder } from './input-decoder.js';
export { MlpDecoder, type MlpDecoderOptions, mlpDecoder } from './mlp-decoder.js';
export type { PairDecoder } from './pair-decoder.js';
