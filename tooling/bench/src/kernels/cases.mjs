/** @file All kernels that are measured. */
import { adamCases } from './cases/adam.mjs';
import { allPairsCases } from './cases/all-pairs.mjs';
import { edgeCases } from './cases/edges.mjs';
import { matMulCases } from './cases/mat-mul.mjs';
import { negativesCases } from './cases/negatives.mjs';
import { posteriorCases } from './cases/posterior.mjs';
import { randomNormalCases } from './cases/random-normal.mjs';
import { rowCases } from './cases/rows.mjs';
import { spmmCases } from './cases/spmm.mjs';
import { sumCases } from './cases/sum.mjs';

/** @type {readonly import('./kernel-case.mjs').KernelCase[]} */
export const kernelCases = [
  ...allPairsCases,
  ...spmmCases,
  ...matMulCases,
  ...edgeCases,
  ...rowCases,
  ...sumCases,
  ...randomNormalCases,
  ...negativesCases,
  ...posteriorCases,
  ...adamCases,
];
