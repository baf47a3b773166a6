/** @file Reading the files of a run directory again, with an error that names what is wrong with them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { TrainerError } from '../../trainer-error.js';

/**
 * A JSON file of a run directory.
 * @param writer the command that writes such files, for the error's text
 * @throws TrainerError `usage` for a file that is missing or does not fit the schema
 */
export function readJson<Schema extends v.GenericSchema>(
  folder: string,
  file: string,
  schema: Schema,
  writer = 'latentgraph train',
): v.InferOutput<Schema> {
  const text = new TextDecoder().decode(readRunFile(folder, file));
  const result = v.safeParse(schema, jsonOf(text));
  if (result.success) return result.output;
  throw new TrainerError(
    'usage',
    `${join(folder, file)} is not what ${writer} writes: ${result.issues[0].message}`,
  );
}

/**
 * The bytes of a file of a run directory.
 * @throws TrainerError `usage` for a file that is missing
 */
export function readRunFile(folder: string, file: string): Uint8Array {
  const path = join(folder, file);
  if (existsSync(path)) return new Uint8Array(readFileSync(path));
  throw new TrainerError(
    'usage',
    `${path} is missing; name a run directory of latentgraph train on images`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
