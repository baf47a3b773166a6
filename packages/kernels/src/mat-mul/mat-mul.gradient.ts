import type { KernelGradient } from '../registry/kernel-signatures.js';
import { type MatMulSignature, matMul } from './mat-mul.js';

/**
 * For C = op(A) op(B) with gradient G: op(A) receives G op(B)ᵀ and op(B) receives op(A)ᵀ G; for a
 * transposed operand the product is written transposed.
 */
export const matMulGradient: KernelGradient<MatMulSignature> = {
  savedInputs: ['a', 'b'],
  derive: ([g], [a, b], { transposeA, transposeB }) => ({
    a: () =>
      transposeA
        ? matMul(b, g, { transposeA: transposeB, transposeB: true })
        : matMul(g, b, { transposeB: !transposeB }),
    b: () =>
      transposeB
        ? matMul(g, a, { transposeA: true, transposeB: transposeA })
        : matMul(a, g, { transposeA: !transposeA }),
  }),
};
