/** @file The README's table of backends: how it is written, and where it stands. */
import { markdownTable } from 'markdown-table';

/** @typedef {import('./documented-backends.mjs').DocumentedBackend} DocumentedBackend */

/**
 * @typedef {object} Measurement
 * @property {string} version
 * @property {string} kernels
 * @property {number} milliseconds Median of an epoch.
 * @property {boolean} repeatable Whether every run had the same losses, bit for bit.
 */

const begin = '<!-- backends: made by `node tooling/results/src/backend-table.mjs` -->';
const end = '<!-- end of backends -->';

const unmeasured = '–';

/**
 * @param {ReadonlyArray<DocumentedBackend & { measurement: Measurement | undefined }>} backends
 * @returns {string}
 */
export function backendTable(backends) {
  const head = [
    'backend',
    'runs in',
    'version',
    'kernels',
    'an epoch',
    'same bits again',
    'not supported',
  ];
  const rows = backends.map(({ name, where, measurement, measuredIn, notSupported }) => [
    `\`${name}\``,
    where,
    measurement?.version ?? unmeasured,
    measurement?.kernels ?? unmeasured,
    measurement ? `${duration(measurement.milliseconds)}${sizeNote(measuredIn)}` : unmeasured,
    measurement ? (measurement.repeatable ? 'yes' : 'no') : unmeasured,
    notSupported,
  ]);
  return markdownTable([head, ...rows], { alignDelimiters: false, padding: true });
}

/** @type {(measuredIn: 'node' | 'chromium') => string} */
function sizeNote(measuredIn) {
  return measuredIn === 'chromium' ? ' (200 nodes)' : '';
}

/** @type {(milliseconds: number) => string} */
function duration(milliseconds) {
  return `${milliseconds.toLocaleString('en-US', { maximumSignificantDigits: 3 })} ms`;
}

/**
 * Puts a text between the markers of a page.
 * @param {string} page
 * @param {string} text
 * @returns {string}
 * @throws {RangeError} Where the page has no markers.
 */
export function placeBetweenMarkers(page, text) {
  const [first, last] = [page.indexOf(begin), page.indexOf(end)];
  if (first === -1 || last < first) {
    throw new RangeError(`the page must have the line ${begin} and after it ${end}`);
  }
  return `${page.slice(0, first)}${begin}\n${text}\n${page.slice(last)}`;
}

/**
 * The names in the first column of the table between the markers.
 * @param {string} page
 * @returns {string[]}
 */
export function backendsInPage(page) {
  const table = page.slice(page.indexOf(begin), page.indexOf(end));
  return [...table.matchAll(/^\| `(\w+)` /gm)].map(([, name = '']) => name);
}
