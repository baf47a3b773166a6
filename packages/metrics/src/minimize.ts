/**
 * @file Minimizing a smooth convex function by L-BFGS (Nocedal & Wright, "Numerical Optimization",
 * 2nd edition, algorithms 7.4 and 7.5) with a backtracking line search.
 *
 * Small and dense: meant for the few thousand parameters of a probe, not for training networks.
 */

/** A function to minimize: returns its value at `x` and writes its gradient there to `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

/** When to stop. */
export interface MinimizeOptions {
  /** Largest absolute entry of the gradient at which the minimum counts as reached. */
  readonly tolerance: number;
  readonly maximumIterations: number;
}

/** Where `minimize` stopped. */
export interface Minimum {
  readonly x: Float64Array;
  /** Whether the gradient is within the tolerance. */
  readonly converged: boolean;
}

/** A step taken and the change of the gradient along it. */
interface Correction {
  readonly step: Float64Array;
  readonly change: Float64Array;
  /** 1 / (step . change) */
  readonly rho: number;
}

const REMEMBERED_CORRECTIONS = 30;
/** The share of the decrease promised by the slope that a step must make (Armijo's condition). */
const SUFFICIENT_DECREASE = 1e-4;
/** Values that differ by less than this share may differ by rounding only. */
const ROUNDING = 1e-12;
const MAXIMUM_HALVINGS = 50;

/** Finds the minimum of a smooth convex function, starting from `start`. */
export function minimize(
  objective: Objective,
  start: Float64Array,
  { tolerance, maximumIterations }: MinimizeOptions,
): Minimum {
  let x = start;
  let gradient: Float64Array = new Float64Array(x.length);
  let value = objective(x, gradient);
  const corrections: Correction[] = [];
  for (let iteration = 0; iteration < maximumIterations; iteration++) {
    if (largest(gradient) <= tolerance) return { x, converged: true };
    const direction = descentDirection(gradient, corrections);
    const next = search(objective, x, value, gradient, direction);
    if (!next) return { x, converged: false };
    const step = next.x.map((entry, k) => entry - x[k]!);
    const change = next.gradient.map((entry, k) => entry - gradient[k]!);
    const curvature = dot(step, change);
    // Convexity makes the curvature positive, but for rounding.
    if (curvature > 0) {
      corrections.push({ step, change, rho: 1 / curvature });
      if (corrections.length > REMEMBERED_CORRECTIONS) corrections.shift();
    }
    ({ x, gradient, value } = next);
  }
  return { x, converged: largest(gradient) <= tolerance };
}

/** -H g, with H the approximate inverse Hessian that the corrections define (two-loop recursion). */
function descentDirection(
  gradient: Float64Array,
  corrections: readonly Correction[],
): Float64Array {
  const direction = gradient.map((entry) => -entry);
  const alphas = new Float64Array(corrections.length);
  for (let c = corrections.length - 1; c >= 0; c--) {
    const { step, change, rho } = corrections[c]!;
    alphas[c] = rho * dot(step, direction);
    addScaled(direction, -alphas[c]!, change);
  }
  const last = corrections.at(-1);
  // Without corrections a unit step; afterwards the scale of the last curvature.
  const scale = last ? 1 / (last.rho * dot(last.change, last.change)) : 1 / norm(gradient);
  for (let k = 0; k < direction.length; k++) direction[k]! *= scale;
  corrections.forEach(({ step, change, rho }, c) => {
    addScaled(direction, alphas[c]! - rho * dot(change, direction), step);
  });
  return direction;
}

/**
 * Halves the step until it decreases the value enough; undefined if none does. Near the minimum the
 * decrease drowns in rounding. There the slope decides: it must not have turned up more than a
 * parabola's would (the "approximate Wolfe condition" of Hager & Zhang, SIAM Journal on Optimization
 * 16, 2005).
 */
function search(
  objective: Objective,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
): { x: Float64Array; gradient: Float64Array; value: number } | undefined {
  const slope = dot(gradient, direction);
  let length = 1;
  for (let halving = 0; halving < MAXIMUM_HALVINGS; halving++) {
    const nextX = x.slice();
    addScaled(nextX, length, direction);
    const nextGradient = new Float64Array(x.length);
    const nextValue = objective(nextX, nextGradient);
    const decreases = nextValue <= value + SUFFICIENT_DECREASE * length * slope;
    const flattens =
      nextValue <= value + ROUNDING * Math.abs(value) &&
      dot(nextGradient, direction) <= (2 * SUFFICIENT_DECREASE - 1) * slope;
    if (decreases || flattens) return { x: nextX, gradient: nextGradient, value: nextValue };
    length /= 2;
  }
  return undefined;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function largest(a: Float64Array): number {
  return a.reduce((maximum, entry) => Math.max(maximum, Math.abs(entry)), 0);
}

function addScaled(target: Float64Array, factor: number, source: Float64Array): void {
  for (let k = 0; k < target.length; k++) target[k]! += factor * source[k]!;
}
