/** @file Makes the backend `tensorflow` work, for the tests that run on it; what that needs comes from Debian. */
import { execute } from './command.mjs';

/** @returns {Promise<boolean>} Whether the addon of tfjs-node is in its place. */
export async function buildTensorflowAddon() {
  const missing = [
    ...((await execute('python3', ['-m', 'pip', '--version'])).ok ? [] : ['python3-pip']),
    ...((await execute('g++', ['--version'])).ok ? [] : ['g++']),
  ];
  if (missing.length > 0) {
    await execute('apt-get', ['update', '-qq']);
    await execute('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...missing]);
  }
  return (await execute('npm', ['run', 'native'])).ok;
}
