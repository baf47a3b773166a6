/** @file Chromium, where it is installed: Debian's package `chromium`, or the path in CHROMIUM. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why tests in a browser cannot run here; undefined if they can. In CI they must. */
export function missingChromium(): string | undefined {
  if (existsSync(executablePath)) return undefined;
  const message = `there is no Chromium at ${executablePath}; install it, or give its path in CHROMIUM`;
  if (process.env.CI) throw new Error(message);
  return message;
}

/** Starts Chromium without a window. */
export function launchChromium(): Promise<Browser> {
  // As root, as in most containers, it refuses to start with its sandbox.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}
