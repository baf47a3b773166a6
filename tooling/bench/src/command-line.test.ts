import { describe, expect, it } from 'vitest';
import { parseCommandLine, parseSelection } from './command-line.mjs';

const parse = (...args: string[]) => parseCommandLine(['node', 'bench', ...args]);

describe('the options', () => {
  it('measure everything for docs/benchmarks by default', () => {
    const { selection, quick, force, report, rounds, out } = parse();
    expect({ quick, force, report, rounds }).toEqual({
      quick: false,
      force: false,
      report: false,
      rounds: undefined,
    });
    expect(out).toMatch(/docs[\\/]benchmarks$/);
    expect(selection.includes('scaling', 'anything')).toBe(true);
  });

  it('keep a smoke run away from the committed results', () => {
    expect(parse('--quick').out).toMatch(/\.cache[\\/]bench[\\/]quick$/);
  });
});

describe('a selection', () => {
  const selection = parseSelection('kernels,epochs/vgae-exact');

  it.each([
    { suite: 'kernels', id: 'sum', wanted: true },
    { suite: 'epochs', id: 'vgae-exact-cora', wanted: true },
    { suite: 'epochs', id: 'gae-sampled-cora', wanted: false },
    { suite: 'scaling', id: 'vgae-exact-1000', wanted: false },
  ] as const)('$suite/$id: $wanted', ({ suite, id, wanted }) => {
    expect(selection.includes(suite, id)).toBe(wanted);
  });

  it('refuses suites that are not there', () => {
    expect(() => parseSelection('kernel')).toThrow("there is no suite 'kernel'");
  });
});
