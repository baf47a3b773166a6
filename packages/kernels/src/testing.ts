/** @file For tests of differentiable code: the package's own, and those of your layers and decoders. */
export { type CheckGradientsOptions, checkGradients } from './testing/check-gradients.js';
export { type Tolerance, toleranceOf } from './testing/tolerances.js';
