/** @file TensorFlow's shared libraries and headers, from its Python package. Python itself is only the downloader. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../workspace/src/run-command.mjs';
import { NativeError } from './native-error.mjs';

export const tensorflowVersion = '2.21.0';

/** The files that the addon needs beside it. */
export const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

const unpackScript = fileURLToPath(new URL('../unpack_wheel.py', import.meta.url));

// The libraries in the wheels for all versions of Python are the same: this one suits any Python here.
const wheel = { pythonVersion: '3.11', abi: 'cp311' };
const platforms = { x64: 'manylinux_2_27_x86_64', arm64: 'manylinux_2_27_aarch64' };

/** @throws {NativeError} If there is no Python, or it has no pip. */
export async function checkPython() {
  try {
    await runCommand('python3', ['-m', 'pip', '--version'], { cwd: process.cwd() });
  } catch (cause) {
    throw new NativeError(
      "TensorFlow's library is downloaded by pip, and `python3 -m pip` does not run here. " +
        'Install Python 3 with pip (Debian: apt-get install python3-pip) and try again.',
      { cause },
    );
  }
}

/**
 * Downloads the wheel and unpacks the libraries and the headers.
 * @param {string} scratch A folder to work in.
 * @returns {Promise<string>} The folder with the libraries, and the headers in `include`.
 * @throws {NativeError}
 */
export async function fetchLibrary(scratch) {
  const downloads = join(scratch, 'wheel');
  mkdirSync(downloads);
  try {
    await runCommand('python3', ['-m', 'pip', ...pipArguments(downloads)], { cwd: scratch });
  } catch (cause) {
    throw new NativeError(
      `pip could not download tensorflow-cpu ${tensorflowVersion} (its output is above). Is the Python package index reachable?`,
      { cause },
    );
  }
  const unpacked = join(scratch, 'unpacked');
  const [file = ''] = readdirSync(downloads);
  try {
    await runCommand('python3', [unpackScript, join(downloads, file), unpacked, ...libraries], {
      cwd: scratch,
    });
  } catch (cause) {
    throw new NativeError(
      `The wheel ${file} could not be unpacked; it takes 900 MB in ${scratch}.`,
      { cause },
    );
  }
  rmSync(downloads, { recursive: true });
  return join(unpacked, 'tensorflow');
}

/** @param {string} folder */
function pipArguments(folder) {
  const platform = process.arch === 'arm64' ? platforms.arm64 : platforms.x64;
  const target = ['--platform', platform, '--implementation', 'cp', '--abi', wheel.abi];
  return [
    'download',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--only-binary=:all:',
    ...['--python-version', wheel.pythonVersion, ...target],
    ...['--dest', folder],
    `tensorflow-cpu==${tensorflowVersion}`,
  ];
}
