/** @file Whether whole epochs are as fast and as small as they are meant to be. */
import { atMost, fasterThan } from '../bar.mjs';

/** @typedef {import('../results/result.mjs').Result} Result */
/** @typedef {import('./cases.mjs').EpochCase} EpochCase */

/**
 * @param {Pick<EpochCase, 'most' | 'peers'>} work
 * @param {Pick<Result, 'ours' | 'peers'>} compared With the peers of `work` in their order, or none.
 * @returns {Result['bars']}
 */
export function epochBars(work, compared) {
  return [...ownBars(work, compared.ours), ...peerBars(work, compared)];
}

/** @type {(work: Pick<EpochCase, 'most'>, ours: Result['ours']) => Result['bars']} */
function ownBars({ most }, { milliseconds, megabytes = Number.NaN }) {
  if (most === undefined) return [];
  return [
    atMost('time of an epoch', most.milliseconds, milliseconds.median, 'ms'),
    atMost('highest RSS', most.megabytes, megabytes, 'MB'),
  ];
}

/** @type {(work: Pick<EpochCase, 'peers'>, compared: Pick<Result, 'ours' | 'peers'>) => Result['bars']} */
function peerBars({ peers: wanted }, { ours, peers }) {
  return peers.flatMap((peer, k) => {
    const { timesFaster = Number.NaN, timesSmaller } = wanted[k] ?? {};
    const faster = fasterThan(peer, timesFaster);
    if (timesSmaller === undefined) return [faster];
    const what = `memory beside ${peer.name}`;
    const seen = (ours.megabytes ?? Number.NaN) / (peer.megabytes ?? Number.NaN);
    return [faster, atMost(what, 1 / timesSmaller, seen, '×')];
  });
}
