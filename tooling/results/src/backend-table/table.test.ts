import { readFileSync } from 'node:fs';
import { backendNames } from '@latentgraph/backends';
import { describe, expect, it } from 'vitest';
import { documentedBackends } from './documented-backends.mjs';
import { backendsInPage, backendTable, placeBetweenMarkers } from './table.mjs';

const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
const documented = documentedBackends.map(({ name }) => name);

describe("the README's table of backends", () => {
  it('names each backend that is documented, once', () => {
    expect(backendsInPage(readme)).toEqual(documented);
  });

  it('names every backend that @latentgraph/backends offers', () => {
    expect(documented).toEqual(expect.arrayContaining([...backendNames]));
  });

  it('says of each what the command would say', () => {
    for (const { name, where, notSupported } of documentedBackends) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` `));
      expect(row).toContain(`| ${where} |`);
      expect(row).toContain(`| ${notSupported} |`);
    }
  });
});

describe('backendTable', () => {
  const [wasm] = documentedBackends;
  const measurement = {
    version: '4.22.0',
    kernels: 'WebAssembly',
    milliseconds: 19.46,
    repeatable: true,
  };

  it('has a row for each backend', () => {
    const lines = backendTable([{ ...wasm!, measurement }]).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain(
      '| `wasm` | Node, browsers | 4.22.0 | WebAssembly | 19.5 ms | yes |',
    );
  });

  it('has dashes for what was not measured', () => {
    const [, , row] = backendTable([{ ...wasm!, measurement: undefined }]).split('\n');
    expect(row).toContain('| – | – | – | – |');
  });

  it('says so where the graph is smaller, and bits differ', () => {
    const other = { ...measurement, repeatable: false };
    const [, , row] = backendTable([
      { ...wasm!, measuredIn: 'chromium', measurement: other },
    ]).split('\n');
    expect(row).toContain('| 19.5 ms (200 nodes) | no |');
  });
});

describe('placeBetweenMarkers', () => {
  it('replaces what was there, and nothing else', () => {
    const once = placeBetweenMarkers(readme, 'one');
    const twice = placeBetweenMarkers(once, 'two');
    expect(twice).toBe(once.replace('-->\none\n<!--', '-->\ntwo\n<!--'));
    expect(twice).not.toBe(once);
    expect(placeBetweenMarkers(twice, 'one')).toBe(once);
  });

  it('refuses a page without a place for it', () => {
    expect(() => placeBetweenMarkers('# Page', 'one')).toThrow(/must have the line/);
  });
});
