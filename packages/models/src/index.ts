export { type GraphAutoencoderSettings, gae, graphAutoencoderConfig, vgae } from './gae.js';
export {
  GraphAutoencoder,
  type GraphAutoencoderOptions,
  type GraphBatch,
  graphAutoencoder,
} from './graph-autoencoder.js';
export {
  type DecoderConfig,
  type GraphAutoencoderConfig,
  graphAutoencoderFromConfig,
  type ReconstructionConfig,
} from './graph-autoencoder-config.js';
export { loadModel, saveModel } from './model-file.js';
export { loadParameters, saveParameters } from './parameter-file.js';
export {
  decodeSafetensors,
  encodeSafetensors,
  type NamedTensor,
  type Safetensors,
} from './safetensors.js';
export type { LossTerms, RandomStreams, TrainableModel } from './trainable-model.js';
