/** @file results.json, and the report made from it. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeResults, noResults } from './merge.mjs';
import { report } from './report.mjs';
import { scalingPlots } from './scaling-plots.mjs';

/** @typedef {import('./result.mjs').Results} Results */

/**
 * @param {string} folder
 * @returns {Results} None where the folder holds no results.json.
 */
function readResults(folder) {
  const file = join(folder, 'results.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : noResults;
}

/**
 * Puts new results into the folder's file.
 * @param {string} folder
 * @param {Results} added
 */
export function addResults(folder, added) {
  const merged = mergeResults(readResults(folder), added);
  write(folder, 'results.json', `${JSON.stringify(merged, null, 2)}\n`);
}

/**
 * Makes README.md and the plots from results.json; measures nothing.
 * @param {string} folder
 */
export function writeReport(folder) {
  const results = readResults(folder);
  const plots = scalingPlots(results);
  for (const { file, svg } of plots) write(folder, file, svg);
  write(folder, 'README.md', report(results, plots));
}

/** @param {string} folder @param {string} name @param {string} text */
function write(folder, name, text) {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `${name}.partial`);
  writeFileSync(temporary, text);
  renameSync(temporary, join(folder, name));
}
