/** @file Planetoid files from a folder. */
import { join } from 'node:path';
import type { Graph } from '@latentgraph/graph';
import { FormatError } from '../errors.js';
import { type ParsePlanetoidOptions, parsePlanetoid } from '../planetoid/parse-planetoid.js';
import { planetoidParts } from '../planetoid/planetoid-files.js';
import { readBytes } from './read-file.js';

/**
 * Reads `ind.NAME.*` from a folder; see `parsePlanetoid`.
 * @throws FormatError `missing-file` naming the file that is not there, or as `parsePlanetoid`
 */
export async function readPlanetoid(
  folder: string,
  name: string,
  options: Omit<ParsePlanetoidOptions, 'folder'> = {},
): Promise<Graph> {
  const files = new Map<string, Uint8Array>();
  for (const part of planetoidParts(options.featureless ?? false)) {
    const fileName = `ind.${name}.${part}`;
    try {
      files.set(fileName, await readBytes(join(folder, fileName)));
    } catch (error) {
      // A missing file is reported by the parser, which knows what the file is needed for.
      if (!(error instanceof FormatError && error.code === 'missing-file')) throw error;
    }
  }
  return parsePlanetoid(files, name, { ...options, folder });
}
