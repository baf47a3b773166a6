export {
  BilinearDecoder,
  type BilinearDecoderOptions,
  bilinearDecoder,
} from './bilinear-decoder.js';
export { InnerProductDecoder, innerProductDecoder } from './inner-product-decoder.js';
export { MlpDecoder, type MlpDecoderOptions, mlpDecoder } from './mlp-decoder.js';
export type { PairDecoder } from './pair-decoder.js';
