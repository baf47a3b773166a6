/** @file From a place in a bundle to the source file it was written in. */
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** @type {Map<string, SourceMap | undefined>} */
const sourceMaps = new Map();

/**
 * The URL of the source behind a function's place, by the source map beside the bundle; the given URL
 * where there is none.
 * @param {import('node:inspector').Runtime.CallFrame} callFrame
 * @returns {string}
 */
export function originalSource({ url, lineNumber, columnNumber }) {
  const entry = sourceMapOf(url)?.findEntry(lineNumber, columnNumber);
  return entry && 'originalSource' in entry ? new URL(entry.originalSource, url).href : url;
}

/** @param {string} url */
function sourceMapOf(url) {
  if (!sourceMaps.has(url)) sourceMaps.set(url, readSourceMap(url));
  return sourceMaps.get(url);
}

/** @param {string} url */
function readSourceMap(url) {
  if (!url.startsWith('file:')) return undefined;
  const file = `${fileURLToPath(url)}.map`;
  return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
