export { type AutoencoderSettings, ae, autoencoderConfig, vae } from './ae.js';
export { Autoencoder, type AutoencoderOptions, autoencoder } from './autoencoder.js';
export {
  type AutoencoderConfig,
  type AutoencoderLayers,
  autoencoderFromConfig,
  type InputReconstructionName,
} from './autoencoder-config.js';
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
export { loadAutoencoder, loadModel, saveAutoencoder, saveModel } from './model-file.js';
export { loadParameters, saveParameters } from './parameter-file.js';
export {
  decodeSafetensors,
  encodeSafetensors,
  type NamedTensor,
  type Safetensors,
} from './safetensors.js';
export { gatherSamples, type Samples, sampleWidth } from './samples.js';
export type { BatchOptions, LossTerms, RandomStreams, TrainableModel } from './trainable-model.js';
