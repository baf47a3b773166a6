export {
  chooseReconstruction,
  type ReconstructionChoice,
  type ReconstructionSituation,
} from './choose-reconstruction.js';
export { type ExactWeights, exactCrossEntropy, exactWeights } from './exact-cross-entropy.js';
export { graphDivergence } from './graph-divergence.js';
export {
  bernoulli,
  type InputReconstruction,
  type SquaredErrorOptions,
  squaredError,
} from './input-reconstruction.js';
export { latentPenalty } from './latent-penalty.js';
export { meanDivergence } from './mean-divergence.js';
export {
  type Reconstruction,
  type ReconstructionTarget,
  reconstructionTarget,
} from './reconstruction.js';
export { type SampledCrossEntropyOptions, sampledCrossEntropy } from './sampled-cross-entropy.js';
