/**
 * @file How exact results must be, in one table by backend and number type. Every value looser than
 * those of `cpu` has its reason beside it.
 */

/** Largest errors allowed in a test. */
export interface Tolerance {
  /** Of a value against float64, relative to the largest entry. */
  readonly value: number;
  /** Of a gradient against float64, relative to its largest entry. */
  readonly gradient: number;
  /** Of a directional derivative against central differences, relative to the gradient's length. */
  readonly finiteDifference: number;
  /** Of the losses of a short training against those on cpu, relative. */
  readonly lossCurve: number;
  /** Of a number too small for a relative error. */
  readonly absolute: number;
}

type NumberType = 'float32';

// Differences are taken of float32 values: at a step of 1e-2 rounding alone gives about 1e-5, and some
// hundred times that where a result is a small difference of large terms.
const exact: Tolerance = {
  value: 1e-6,
  gradient: 1e-5,
  finiteDifference: 1e-3,
  lossCurve: 1e-5,
  absolute: 2 ** -148,
};

const onGpu: Tolerance = {
  value: 1e-5,
  gradient: 1e-4,
  finiteDifference: 1e-2,
  lossCurve: 1e-4,
  absolute: 2 ** -126,
};

const tolerances: { readonly [backend: string]: { readonly [Type in NumberType]: Tolerance } } = {
  cpu: { float32: exact },
  wasm: { float32: exact },
  // Eigen adds in another order, with fused multiply-add: as exact, but not the same bits. TensorFlow takes
  // denormal numbers for 0.
  tensorflow: { float32: { ...exact, absolute: 2 ** -126 } },
  // Division, exponentials and logarithms of a GPU are good to a few units in the last place, and sums
  // run in float32, without denormal numbers.
  webgl: { float32: onGpu },
  webgpu: { float32: onGpu },
};

/**
 * The tolerance for a backend and number type; an unknown backend gets the strictest.
 * @param backend for example `tf.getBackend()`
 */
export function toleranceOf(backend: string, type: NumberType = 'float32'): Tolerance {
  return tolerances[backend]?.[type] ?? exact;
}
