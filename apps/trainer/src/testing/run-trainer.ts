/** @file Runs the built trainer as its users do, in a process and an empty folder of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The built command. */
export const trainerProgram = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** How a process ended and what it printed. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, removed when the tests are done. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latentgraph-trainer-'));
  folders.push(folder);
  return folder;
}

/**
 * Runs `latentgraph` with arguments.
 * @param folder working folder
 * @param onStderr called with all of stderr so far, each time more comes
 */
export function runTrainer(
  args: readonly string[],
  folder: string,
  onStderr: (text: string, child: ChildProcessWithoutNullStreams) => void = () => {},
): Promise<Outcome> {
  if (!existsSync(trainerProgram))
    throw new Error(`${trainerProgram} is missing: build first, npm run build`);
  const { LATENTGRAPH_DEBUG: _, ...environment } = process.env;
  const child = spawn(process.execPath, [trainerProgram, ...args], {
    cwd: folder,
    env: environment,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onStderr(stderr, child);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
