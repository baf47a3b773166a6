/** @file The two models that learn digits side by side. */

export const digitModelNames = ['ae', 'vae'] as const;
export type DigitModelName = (typeof digitModelNames)[number];

/** The same of the AE and of the VAE. */
export type OfBothModels<Value> = Readonly<Record<DigitModelName, Value>>;
