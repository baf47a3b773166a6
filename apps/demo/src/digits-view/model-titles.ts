import type { OfBothModels } from '../training/digit-models.js';

/** The models, as the page names them. */
export const modelTitles: OfBothModels<string> = { ae: 'AE', vae: 'VAE' };
