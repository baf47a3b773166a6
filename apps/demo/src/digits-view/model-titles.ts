import type { OfBothModels } from '../training/digits-training.js';

/** The models, as the page names them. */
export const modelTitles: OfBothModels<string> = { ae: 'AE', vae: 'VAE' };
