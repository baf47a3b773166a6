/** @file Puts what was measured in turn side by side. */
import { summarize, summarizeRatios } from './statistics.mjs';

/** @typedef {import('./results/result.mjs').Figures} Figures */
/** @typedef {import('./results/result.mjs').PeerFigures} PeerFigures */

/**
 * @typedef {object} Sample What one process, or one repetition, took.
 * @property {number} milliseconds
 * @property {number} [megabytes]
 */

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {readonly Sample[]} samples In the order they were taken.
 */

/**
 * @param {Contestant} ours
 * @param {readonly Contestant[]} peers Each with as many samples as ours, taken in turn with them.
 * @returns {{ ours: Figures, peers: PeerFigures[] }}
 */
export function compare(ours, peers) {
  return {
    ours: figures(ours),
    peers: peers.map((peer) => ({
      ...figures(peer),
      timesFaster: summarizeRatios(times(peer), times(ours)),
    })),
  };
}

/** @param {Contestant} contestant @returns {Figures} */
function figures(contestant) {
  const megabytes = contestant.samples.flatMap((sample) => sample.megabytes ?? []);
  return {
    name: contestant.name,
    milliseconds: summarize(times(contestant)),
    ...(megabytes.length > 0 && { megabytes: summarize(megabytes).median }),
  };
}

/** @param {Contestant} contestant */
function times({ samples }) {
  return samples.map(({ milliseconds }) => milliseconds);
}
