/** @file Building the page of the demo, once the packages are built. */
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { workspace } from './set-up.mjs';

/** The folder of the demo, from the workspace's. */
export const demo = join('apps', 'demo');

/** @type {import('./launch.mjs').Preparation} */
export async function buildPage(progress) {
  const cwd = join(workspace, demo);
  progress.begin('Building the page');
  await runCommand(process.execPath, [join('scripts', 'make-data.mjs')], { cwd });
  await runCommand(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
    cwd,
  });
  progress.end();
}
