import { describe, expect, it } from 'vitest';
import { LinkCalibration } from './link-calibration.js';

describe('LinkCalibration', () => {
  /** Ten links at `logit`, and candidates besides them. */
  const links = (logit: number): number[] => new Array<number>(10).fill(logit);
  const misses = (count: number, logit: number): Float32Array =>
    new Float32Array(count).fill(logit);

  it('is the share of links among the candidates of a run', () => {
    const calibration = new LinkCalibration(Float32Array.of(...links(1), ...links(5)), 1);
    calibration.count(Float32Array.of(...links(5), ...links(1), 0, 0));
    calibration.count(misses(10, 6));
    calibration.count(misses(30, 2));
    const probability = calibration.probabilities();
    expect(probability(9)).toBe(10 / 20);
    expect(probability(5)).toBe(10 / 20);
    expect(probability(4.9)).toBe(10 / 40);
    expect(probability(1)).toBe(10 / 40);
    expect(probability(0.9)).toBe(0);
  });

  it('pools runs where a higher logit holds fewer links', () => {
    const calibration = new LinkCalibration(Float32Array.of(...links(3), ...links(2)), 1);
    calibration.count(Float32Array.of(...links(3), ...links(2)));
    calibration.count(misses(20, 8));
    const probability = calibration.probabilities();
    expect(probability(8)).toBe(20 / 40);
    expect(probability(2)).toBe(20 / 40);
  });

  it('does not trust a few links at the top', () => {
    const calibration = new LinkCalibration(Float32Array.of(9, 8, 1, 1, 1), 1);
    calibration.count(Float32Array.of(9, 8, 1, 1, 1));
    calibration.count(misses(45, 4));
    expect(calibration.probabilities()(9)).toBe(5 / 50);
  });

  it('scales to all hidden links, and stays a probability', () => {
    const calibration = new LinkCalibration(Float32Array.of(...links(2), ...links(1)), 3);
    calibration.count(Float32Array.of(...links(2), ...links(1)));
    calibration.count(misses(90, 1.5));
    const probability = calibration.probabilities();
    expect(probability(2)).toBe(1);
    expect(probability(1)).toBeCloseTo(30 / 100, 12);
  });

  it('never gives a lower logit a higher probability', () => {
    const hidden = Float32Array.from({ length: 60 }, (_, k) => Math.sin(k * 7.3) + k / 60);
    const others = Float32Array.from({ length: 900 }, (_, k) => 1.4 * Math.sin(k * 3.1));
    const calibration = new LinkCalibration(hidden, 1);
    calibration.count(hidden);
    calibration.count(others);
    const probability = calibration.probabilities();
    const along = [...hidden, ...others].sort((a, b) => b - a).map(probability);
    along.slice(1).forEach((value, k) => {
      expect(value).toBeLessThanOrEqual(along[k]!);
    });
    const expected = along.reduce((sum, value) => sum + value, 0);
    expect(expected).toBeCloseTo(60, 6);
  });
});
