/** @file Gets Chromium from Debian where it is not installed, for the tests that run in a browser. */
import { existsSync } from 'node:fs';
import { execute } from './command.mjs';

export async function installChromium() {
  if (existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) return;
  await execute('apt-get', ['update', '-qq']);
  await execute('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'chromium']);
}
