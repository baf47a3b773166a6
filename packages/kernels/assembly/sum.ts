// Sum of float32 values in float64: for n values the relative error is below n * 2^-53 (of the sum of
// magnitudes), where float32 summation would lose up to n * 2^-24.
import { promoteHigh } from './vectors';

export function sum(x: usize, length: i32): f64 {
  let low = f64x2.splat(0), high = low;
  let k = 0;
  for (; k + 4 <= length; k += 4, x += 16) {
    const values = v128.load(x);
    low = f64x2.add(low, f64x2.promote_low_f32x4(values));
    high = f64x2.add(high, promoteHigh(values));
  }
  const both = f64x2.add(low, high);
  let total = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (; k < length; k++, x += 4) total += <f64>f32.load(x);
  return total;
}
