import { describe, expect, it } from 'vitest';
import { minimize, type Objective } from './minimize.js';

const options = { tolerance: 1e-10, maximumIterations: 500 };

describe('minimize', () => {
  it('solves an ill-conditioned quadratic function', () => {
    // 1/2 sum c_k (x_k - k)², with c from 1 to 10,000.
    const size = 20;
    const objective: Objective = (x, gradient) => {
      let value = 0;
      for (let k = 0; k < size; k++) {
        const curvature = 10 ** ((4 * k) / (size - 1));
        gradient[k] = curvature * (x[k]! - k);
        value += (curvature * (x[k]! - k) ** 2) / 2;
      }
      return value;
    };
    const { x, converged } = minimize(objective, new Float64Array(size), options);
    expect(converged).toBe(true);
    x.forEach((entry, k) => {
      expect(entry).toBeCloseTo(k, 9);
    });
  });

  it('solves a function that is far from quadratic', () => {
    // log(exp(x) + exp(-x)) + y⁴ - y: minimum at (0, 4^(-1/3)).
    const objective: Objective = (x, gradient) => {
      const [a, b] = [x[0]!, x[1]!];
      gradient[0] = Math.tanh(a);
      gradient[1] = 4 * b ** 3 - 1;
      return Math.abs(a) + Math.log1p(Math.exp(-2 * Math.abs(a))) + b ** 4 - b;
    };
    const { x, converged } = minimize(objective, Float64Array.of(30, -5), options);
    expect(converged).toBe(true);
    expect(x[0]).toBeCloseTo(0, 9);
    expect(x[1]).toBeCloseTo(4 ** (-1 / 3), 9);
  });

  it('stays at a minimum, and says when it did not get there', () => {
    const square: Objective = (x, gradient) => {
      gradient[0] = 2 * x[0]!;
      return x[0]! ** 2;
    };
    expect(minimize(square, Float64Array.of(0), options)).toEqual({
      x: Float64Array.of(0),
      converged: true,
    });
    const few = { tolerance: 1e-10, maximumIterations: 0 };
    expect(minimize(square, Float64Array.of(3), few).converged).toBe(false);
    const neverSmaller: Objective = (x, gradient) => {
      gradient[0] = 1;
      return x[0] === 3 ? 0 : 1;
    };
    expect(minimize(neverSmaller, Float64Array.of(3), options)).toEqual({
      x: Float64Array.of(3),
      converged: false,
    });
  });
});
