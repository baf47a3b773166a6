// One step of Adam (Kingma & Ba, 2015, algorithm 1), in place:
//   first  = beta1 first  + (1 - beta1) gradient
//   second = beta2 second + (1 - beta2) gradient^2
//   x     -= firstScale first / (sqrt(secondScale second) + epsilon)
// where firstScale = learningRate / (1 - beta1^t) and secondScale = 1 / (1 - beta2^t).
import { multiplyAdd } from './vectors';

/** The numbers of one piece. What is written is padded to whole vectors; `numbersPerPiece` is a multiple of 4. */
export function adam(
  x: usize, first: usize, second: usize, gradient: usize,
  beta1: f64, beta2: f64, firstScale: f32, secondScale: f32, epsilon: f32,
  length: i32, numbersPerPiece: i32, piece: i32,
): void {
  const keep1 = f32x4.splat(<f32>beta1), take1 = f32x4.splat(<f32>(1 - beta1));
  const keep2 = f32x4.splat(<f32>beta2), take2 = f32x4.splat(<f32>(1 - beta2));
  const begin = piece * numbersPerPiece;
  const end = <usize>min(begin + numbersPerPiece, length) << 2;
  for (let at = <usize>begin << 2; at < end; at += 16) {
    const g = v128.load(gradient + at);
    const m = multiplyAdd(v128.load(first + at), keep1, f32x4.mul(g, take1));
    const v = multiplyAdd(v128.load(second + at), keep2, f32x4.mul(f32x4.mul(g, g), take2));
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(v, f32x4.splat(secondScale))), f32x4.splat(epsilon));
    const step = f32x4.div(f32x4.mul(m, f32x4.splat(firstScale)), root);
    v128.store(first + at, m);
    v128.store(second + at, v);
    v128.store(x + at, f32x4.sub(v128.load(x + at), step));
  }
}
