/** @file Compiles the sources in the package @tensorflow/tfjs-node. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runCommand } from '../../workspace/src/run-command.mjs';
import { NativeError } from './native-error.mjs';
import { addonName, nodeApiVersion, tfjsNode } from './place-addon.mjs';
import { libraries } from './tensorflow-library.mjs';

const require = createRequire(import.meta.url);

/** @throws {NativeError} If there is no compiler. */
export async function checkCompiler() {
  try {
    await runCommand('g++', ['--version'], { cwd: process.cwd() });
  } catch (cause) {
    throw new NativeError(
      'The addon is compiled by g++, which does not run here. Install it (Debian: apt-get install g++) and try again.',
      { cause },
    );
  }
}

/**
 * @param {object} options
 * @param {string} options.headers TensorFlow's.
 * @param {string} options.folder Where the libraries are and the addon goes.
 * @returns {Promise<void>}
 * @throws {NativeError}
 */
export async function compileAddon({ headers, folder }) {
  const nodeHeaders = join(dirname(require.resolve('node-api-headers/package.json')), 'include');
  const sources = join(tfjsNode.folder, 'binding');
  const files = readdirSync(sources).filter((file) => file.endsWith('.cc'));
  const flags = ['-O2', '-std=c++17', '-fPIC', '-shared', `-DNAPI_VERSION=${nodeApiVersion}`];
  try {
    await runCommand(
      'g++',
      [
        ...flags,
        ...[nodeHeaders, headers].map((include) => `-I${include}`),
        ...files.map((file) => join(sources, file)),
        ...libraries.map((library) => join(folder, library)),
        // The libraries are looked for beside the addon, wherever both are moved.
        '-Wl,-rpath,$ORIGIN',
        ...['-o', join(folder, addonName)],
      ],
      { cwd: folder },
    );
  } catch (cause) {
    throw new NativeError('The addon could not be compiled (the output of g++ is above).', {
      cause,
    });
  }
}
