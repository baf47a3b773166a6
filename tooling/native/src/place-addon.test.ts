import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { missingAddon } from './missing-addon.mjs';
import { addonName, placeAddon, placeOf } from './place-addon.mjs';

let folder: string;
let packageFolder: string;
let place: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'place-addon-'));
  packageFolder = join(folder, 'tfjs-node');
  place = placeOf(packageFolder);
  vi.stubEnv('CI', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function addon(name: string): string {
  const made = join(folder, name);
  mkdirSync(made);
  writeFileSync(join(made, addonName), name);
  return made;
}

it('puts a link where tfjs-node looks', () => {
  expect(missingAddon(packageFolder)).toMatch(/not there; `npm run native` builds it/);
  const built = addon('built');
  placeAddon(built, packageFolder);
  expect(readlinkSync(place)).toBe(built);
  expect(readFileSync(join(place, addonName), 'utf8')).toBe('built');
  expect(missingAddon(packageFolder)).toBeUndefined();
});

it('replaces its link, also one that leads nowhere', () => {
  const old = addon('old');
  placeAddon(old, packageFolder);
  rmSync(old, { recursive: true });
  expect(missingAddon(packageFolder)).toBeDefined();
  const built = addon('built');
  placeAddon(built, packageFolder);
  placeAddon(built, packageFolder);
  expect(readlinkSync(place)).toBe(built);
});

it("leaves an addon that tfjs-node's own installation has put there", () => {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, addonName), 'its own');
  placeAddon(addon('built'), packageFolder);
  expect(readFileSync(join(place, addonName), 'utf8')).toBe('its own');
});

it('takes the place of a folder without an addon', () => {
  mkdirSync(place, { recursive: true });
  placeAddon(addon('built'), packageFolder);
  expect(readFileSync(join(place, addonName), 'utf8')).toBe('built');
});

it('insists on the addon in CI', () => {
  vi.stubEnv('CI', '1');
  expect(() => missingAddon(packageFolder)).toThrow('is not there');
  expect(existsSync(packageFolder)).toBe(false);
});
