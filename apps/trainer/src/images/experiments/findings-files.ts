/** @file What an experiment found, as files: its figures, and the rest as NAME.json. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '@latentgraph/graph-io/node';
import * as v from 'valibot';
import { json } from '../../run-files.js';
import { TrainerError } from '../../trainer-error.js';
import type { Findings } from './experiment.js';
import { readJson, readRunFile } from './run-file.js';

const schema = v.object({
  conclusion: v.string(),
  numbers: v.looseObject({}),
  tables: v.array(v.object({ head: v.array(v.string()), rows: v.array(v.array(v.string())) })),
  figures: v.array(
    v.object({ file: v.pipe(v.string(), v.regex(/^[\w-]+\.(png|svg)$/)), caption: v.string() }),
  ),
});

/**
 * Makes the folder of findings where it is not there.
 * @throws TrainerError `unusable-directory` where nothing can be written to it
 */
export function prepareFindings(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TrainerError(
      'unusable-directory',
      `experiments cannot be written to ${folder}: ${reason}; copy the run directory to a place that can be written to`,
      { cause },
    );
  }
}

/** Writes the files; NAME.json comes last, so where it is, the figures are too. */
export async function writeFindings(
  folder: string,
  name: string,
  { conclusion, numbers, tables = [], figures }: Findings,
): Promise<void> {
  for (const { file, content } of figures) await writeFileAtomic(join(folder, file), content);
  const named = figures.map(({ file, caption }) => ({ file, caption }));
  await writeFileAtomic(
    join(folder, `${name}.json`),
    json({ conclusion, numbers, tables, figures: named }),
  );
}

/**
 * What an earlier call wrote, or undefined where there is none.
 * @throws TrainerError `usage` for files that are not what `writeFindings` writes
 */
export function readFindings(folder: string, name: string): Findings | undefined {
  const file = `${name}.json`;
  if (!existsSync(join(folder, file))) return undefined;
  const { figures, ...rest } = readJson(folder, file, schema, 'latentgraph images');
  return {
    ...rest,
    figures: figures.map((figure) => {
      const bytes = readRunFile(folder, figure.file);
      const isText = figure.file.endsWith('.svg');
      return { ...figure, content: isText ? new TextDecoder().decode(bytes) : bytes };
    }),
  };
}
