/**
 * @file A project of somebody else, outside the workspace: it installs the tarballs with npm, imports
 * and requires every entry point, type-checks against it, and runs the trainer.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './tarball.mjs';

const backendProgram = `
import { useBackend } from '@latentgraph/backends';
import * as tf from '@tensorflow/tfjs-core';
for (const name of ['wasm', 'cpu']) {
  await useBackend(name);
  const gradient = tf.grad((x) => tf.sum(tf.square(x)))(tf.tensor1d([1, 2]));
  if ((await gradient.data()).join() !== '2,4') throw new Error('wrong gradient on ' + name);
}
`;

/**
 * Entry points whose optional peer this project does not have, and the code of the error that names it.
 * @type {ReadonlyMap<string, string>}
 */
const withoutPeer = new Map([
  ['@latentgraph/backends/tensorflow', 'unavailable-backend'],
  ['@latentgraph/backends/webgl', 'ERR_MODULE_NOT_FOUND'],
  ['@latentgraph/backends/webgpu', 'ERR_MODULE_NOT_FOUND'],
]);

/** @param {string} entry A program that imports it. */
function importProgram(entry) {
  const code = withoutPeer.get(entry);
  const program = `await import('${entry}')`;
  if (code === undefined) return program;
  return `${program}.then(() => { throw new Error('it loads without its peer'); }, (error) => { if (error.code !== '${code}') throw error; })`;
}

/**
 * Makes the project and installs the tarballs and what they ask their user for.
 * @param {string} folder
 * @param {readonly import('./tarball.mjs').Tarball[]} tarballs
 */
export function installTarballs(folder, tarballs) {
  mkdirSync(folder, { recursive: true });
  /** @type {Record<string, string>} */
  const dependencies = {};
  for (const { file, manifest } of tarballs) {
    for (const [name, range] of Object.entries(manifest.peerDependencies ?? {})) {
      if (!manifest.peerDependenciesMeta?.[name]?.optional) dependencies[name] ??= range;
    }
    dependencies[manifest.name] = `file:${file}`;
  }
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    folder,
  );
}

/**
 * @param {string} folder Where the tarballs are installed.
 * @param {readonly import('./tarball.mjs').Tarball[]} tarballs
 * @param {string} compiler TypeScript's `tsc`.
 * @returns {string[]} What went wrong, one entry per attempt.
 */
export function consumerProblems(folder, tarballs, compiler) {
  const entries = tarballs.flatMap(({ manifest }) =>
    Object.keys(manifest.exports ?? {})
      .filter((subpath) => !subpath.endsWith('.json'))
      .map((subpath) => manifest.name + subpath.slice(1)),
  );
  const whole = entries.filter((entry) => !withoutPeer.has(entry));
  const checks = entries.map((entry, number) => `import * as entry${number} from '${entry}';`);
  const uses = entries.map((_, number) => `entry${number}`);
  writeFileSync(join(folder, 'types.ts'), [...checks, `export default [${uses}];`].join('\n'));
  writeFileSync(join(folder, 'backends.mjs'), backendProgram);
  const noWarnings = '--disable-warning=ExperimentalWarning';
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext'];
  return [
    ...entries.map((entry) => [
      `import('${entry}')`,
      '--input-type=module',
      '-e',
      importProgram(entry),
    ]),
    ...whole.map((entry) => [
      `require('${entry}')`,
      noWarnings,
      '--input-type=commonjs',
      '-e',
      `require('${entry}')`,
    ]),
    ['train on both backends', 'backends.mjs'],
    [
      'type-check against every entry point',
      compiler,
      ...options,
      '--target',
      'es2022',
      'types.ts',
    ],
    ['latentgraph --version', join('node_modules', 'latentgraph', 'dist', 'main.js'), '--version'],
  ].flatMap(([name, ...args]) => problemOf(`${name}`, args, folder));
}

/** A process of Node must succeed and print nothing on stderr. @type {(name: string, args: string[], cwd: string) => string[]} */
function problemOf(name, args, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status === 0 && stderr === '') return [];
  return [`${name}: exit code ${status}\n${stdout}${stderr}`.trimEnd()];
}
