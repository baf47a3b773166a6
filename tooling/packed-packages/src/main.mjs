/**
 * @file Packs all packages and looks at them as npm and a user would see them: the contents of the
 * tarballs, publint, "are the types wrong", and a project outside the workspace that uses them.
 * Prints what is wrong and exits with 1 if something is.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { consumerProblems, installTarballs } from './consumer.mjs';
import { contentProblems, packAll } from './tarball.mjs';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
const require = createRequire(import.meta.url);
const compiler = require.resolve('typescript/lib/tsc.js');
const typesChecker = join(
  dirname(require.resolve('@arethetypeswrong/cli/package.json')),
  'dist',
  'index.js',
);

const scratch = mkdtempSync(join(tmpdir(), 'packed-packages-'));
try {
  const tarballs = packAll(workspace, join(scratch, 'tarballs'));
  const problems = [];
  for (const tarball of tarballs) {
    const found = [
      ...contentProblems(tarball),
      ...(await lint(tarball)),
      ...typesProblems(tarball),
    ];
    problems.push(...found.map((problem) => `${tarball.manifest.name}: ${problem}`));
  }
  const consumer = join(scratch, 'consumer');
  installTarballs(consumer, tarballs);
  problems.push(...consumerProblems(consumer, tarballs, compiler));
  for (const problem of problems) console.log(problem);
  console.log(`${tarballs.length} packages packed and used, ${problems.length} problems.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true });
}

/** @type {(tarball: import('./tarball.mjs').Tarball) => Promise<string[]>} */
async function lint({ file, manifest }) {
  const tarball = readFileSync(file);
  const content = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength);
  const { messages } = await publint({ pack: { tarball: content }, strict: true });
  const shown = messages.filter(({ type }) => type !== 'suggestion');
  return shown.map((message) => `publint: ${formatMessage(message, manifest, { color: false })}`);
}

/** @type {(tarball: import('./tarball.mjs').Tarball) => string[]} */
function typesProblems({ file, manifest }) {
  if (manifest.exports === undefined) return [];
  const args = [typesChecker, file, '--profile', 'esm-only', '--format', 'ascii', '--no-color'];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return status === 0 ? [] : [`the types are wrong\n${stdout}`];
}
