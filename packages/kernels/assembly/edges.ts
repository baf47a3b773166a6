// Dot products along node pairs, and their adjoint, the weighted sum along node pairs.
import { addScaled, dot } from './vectors';

/** out[k] = a[sources[k]] . b[targets[k]] for the pairs of one piece. */
export function edgeDot(
  a: usize, b: usize, sources: usize, targets: usize, out: usize, pairs: i32, width: i32,
  pairsPerPiece: i32, piece: i32,
): void {
  const stride = <usize>width << 2;
  const first = piece * pairsPerPiece;
  const offset = <usize>first << 2;
  pairs = min(pairsPerPiece, pairs - first);
  sources += offset;
  targets += offset;
  out += offset;
  for (let pair = 0; pair < pairs; pair++, sources += 4, targets += 4, out += 4) {
    const left = a + <usize>i32.load(sources) * stride;
    const right = b + <usize>i32.load(targets) * stride;
    f32.store(out, dot(left, right, width));
  }
}

/** out[sources[k]] += weights[k] * x[targets[k]], pair after pair; `out` is cleared first. */
export function edgeSum(
  weights: usize, x: usize, sources: usize, targets: usize,
  out: usize, pairs: i32, rows: i32, width: i32,
): void {
  const stride = <usize>width << 2;
  memory.fill(out, 0, <usize>rows * stride);
  for (let pair = 0; pair < pairs; pair++, sources += 4, targets += 4, weights += 4) {
    const target = out + <usize>i32.load(sources) * stride;
    addScaled(target, f32.load(weights), x + <usize>i32.load(targets) * stride, width);
  }
}
