export { Adam, type AdamOptions } from './adam.js';
export { decodeVectors } from './decode-vectors.js';
export { type Embedding, embed, embedSamples } from './embed.js';
export { TrainingError, type TrainingErrorCode } from './errors.js';
export { evaluateLinks, type LinkMetrics } from './evaluate-links.js';
export {
  evaluateReconstruction,
  type ReconstructionMetrics,
} from './evaluate-reconstruction.js';
export { type Neighbor, nearestNeighbors } from './nearest-neighbors.js';
export { type PredictedLink, type PredictLinksOptions, predictLinks } from './predict-links.js';
export { type SampleSplit, type TrainOptions, train } from './train.js';
export { type Epoch, type TrainEpochsOptions, trainEpochs } from './train-epochs.js';
