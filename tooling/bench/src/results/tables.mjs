/** @file The tables of the report. */
import { markdownTable } from 'markdown-table';
import { logLogSlope } from '../statistics.mjs';
import { number, percent, quantity, spread } from './format.mjs';
import { isMet } from './result.mjs';

/** @typedef {import('./result.mjs').Result} Result */
/** @typedef {import('./result.mjs').Results} Results */

/** @param {readonly Result[]} results */
export function barsTable(results) {
  const rows = results.flatMap(({ title, bars }) =>
    bars.map((bar) => [
      title,
      bar.what,
      `${bar.sense} ${quantity(bar.wanted, bar.unit)}`,
      quantity(bar.seen, bar.unit),
      isMet(bar) ? 'yes' : '**no**',
    ]),
  );
  return table(['work', 'what', 'wanted', 'seen', 'met'], rows, 'llrrl');
}

/** One line for each peer. @param {readonly Result[]} results */
export function comparisonTable(results) {
  const rows = results.flatMap(({ title, threads, ours, peers }) => {
    const own = [title, String(threads), spread(ours.milliseconds), megabytes(ours)];
    const lines = peers.map((peer) => [
      peer.name,
      spread(peer.milliseconds),
      megabytes(peer),
      spread(peer.timesFaster),
    ]);
    const [first = ['', '', '', ''], ...others] = lines;
    return [[...own, ...first], ...others.map((line) => ['', '', '', '', ...line])];
  });
  const heads = ['work', 'threads', 'LatentGraph, ms', 'RSS, MB'];
  return table([...heads, 'peer', 'peer, ms', 'RSS, MB', 'times faster'], rows, 'lrrrlrrr');
}

/** @param {readonly Result[]} results */
export function kernelTable(results) {
  const rows = results.flatMap(({ title, threads, ours, rate, peers }) => {
    const own = [title, String(threads), spread(ours.milliseconds)];
    own.push(...(rate ? [quantity(rate.perSecond.median, rate.unit)] : ['']));
    own.push(...(rate ? [percent(rate.shareOfLimit)] : ['']));
    const lines = peers.map((peer) => [
      peer.name,
      spread(peer.milliseconds),
      spread(peer.timesFaster),
    ]);
    const [first = ['', '', ''], ...others] = lines;
    return [[...own, ...first], ...others.map((line) => ['', '', '', '', '', ...line])];
  });
  const heads = ['kernel', 'threads', 'ms', 'rate', 'of the limit', 'compared with', 'its ms'];
  return table([...heads, 'times faster'], rows, 'lrrrrlrr');
}

/** @param {readonly Result[]} results Without peers. */
export function startUpTable(results) {
  const rows = results.map(({ title, ours }) => [title, spread(ours.milliseconds)]);
  return table(['work', 'ms'], rows, 'lr');
}

/** @param {readonly Result[]} results */
export function scalingTable(results) {
  const rows = bySize(results).map(({ size, ours }) => [
    whole(size.nodes),
    whole(size.edges),
    spread(ours.milliseconds),
    megabytes(ours),
    number(size.megabytesBefore),
  ]);
  const heads = ['nodes', 'edges', 'epoch, ms', 'highest RSS, MB', 'before there is a graph, MB'];
  return table(heads, rows, 'rrrrr');
}

/** So many of the largest sizes make the slopes: below them, what does not grow counts most. */
const SIZES_OF_SLOPES = 3;

/**
 * The slopes of time and of memory beyond what the process has without a graph.
 * @param {readonly Result[]} results Of at least two sizes.
 */
export function scalingSlopes(results) {
  const largest = bySize(results).slice(-SIZES_OF_SLOPES);
  const slope = (/** @type {(sized: (typeof largest)[number]) => number} */ value) =>
    logLogSlope(largest.map((sized) => ({ x: sized.size.nodes, y: value(sized) })));
  return {
    from: largest[0]?.size.nodes ?? Number.NaN,
    time: slope(({ ours }) => ours.milliseconds.median),
    memory: slope(({ memory }) => memory),
  };
}

/** Results of the scaling suite by size. @param {readonly Result[]} results */
export function bySize(results) {
  return results
    .flatMap(({ ours, size }) => {
      if (size === undefined || ours.megabytes === undefined) return [];
      return [{ ours, size, memory: ours.megabytes - size.megabytesBefore }];
    })
    .sort((a, b) => a.size.nodes - b.size.nodes);
}

/** @param {Results['environments']} environments */
export function environmentTable(environments) {
  /** @type {Array<[string, (environment: Results['environments'][number]) => string]>} */
  const lines = [
    ['CPU', ({ cpu, cores }) => `${cpu}, ${cores} cores`],
    ['memory', ({ memoryGb }) => `${memoryGb} GB`],
    ['system', ({ system }) => system],
    ['Node', ({ node }) => node],
    ['LatentGraph', ({ latentgraph }) => latentgraph],
    ['TensorFlow.js', ({ tensorflow }) => tensorflow],
  ];
  const heads = environments.map((_, k) => (environments.length === 1 ? '' : `${k + 1}`));
  return table(
    ['', ...heads],
    lines.map(([name, show]) => [name, ...environments.map(show)]),
    'l'.repeat(heads.length + 1),
  );
}

/** @param {{ megabytes?: number }} figures */
function megabytes({ megabytes: value }) {
  return value === undefined ? '' : number(value);
}

/** Counts are shown whole. @param {number} count */
function whole(count) {
  return count.toLocaleString('en-US');
}

/** @param {string[]} heads @param {string[][]} rows @param {string} align */
function table(heads, rows, align) {
  return markdownTable([heads, ...rows], {
    align: [...align],
    alignDelimiters: true,
    padding: true,
  });
}
