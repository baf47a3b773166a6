import { describe, expect, it } from 'vitest';
import { healthyDiagnosis } from '../testing/healthy-diagnosis.js';
import { doctorText } from './doctor-text.js';

/** The cells of the row that begins with a name. */
function row(text: string, name: string): string[] {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`│ ${name} `));
  return (line ?? '')
    .split('│')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

describe('doctorText', () => {
  const text = doctorText(healthyDiagnosis);

  it('tells of the machine', () => {
    expect(row(text, 'Node')).toEqual(['Node', '22.1.0 (supported: 20.19 or newer)']);
    expect(row(text, 'processor')[1]).toBe('Fast One, 4 cores');
    expect(row(text, 'memory')[1]).toBe('4 GB of 8 GB free');
    expect(row(text, 'disk for runs')[1]).toBe('20 GB free in /home/eve/runs');
  });

  it('tells of each backend', () => {
    expect(row(text, 'wasm')).toEqual([
      ...['wasm', 'works', '4.22.0', 'yes', '4', '10 GFLOP/s', '7.46 ms'],
    ]);
    expect(row(text, 'webgl')).toEqual(['webgl', 'in browsers only', '', '', '', '', '']);
    expect(text).toContain('--backend auto takes wasm: wasm is the first choice');
  });

  it('tells why a backend is not here', () => {
    const absent = { name: 'tensorflow', works: false, code: 'crashed', reason: 'it crashed' };
    const backends = [...healthyDiagnosis.backends, { ...absent, works: false as const }];
    const told = doctorText({ ...healthyDiagnosis, backends });
    expect(row(told, 'tensorflow').slice(0, 2)).toEqual(['tensorflow', 'not here']);
    expect(told).toContain('\ntensorflow: it crashed.\n');
  });

  it('tells what a dataset lacks', () => {
    const datasets = [{ name: 'cora', present: false, place: '/data', missing: 'lacks a file' }];
    const told = doctorText({ ...healthyDiagnosis, datasets });
    expect(row(told, 'cora')).toEqual(['cora', 'missing', '/data']);
    expect(told).toContain('\ncora lacks a file.\n');
  });

  it('ends with advice, or says that there is none', () => {
    expect(text).toMatch(/\nAdvice\n- All is well\.\n$/);
    const told = doctorText({ ...healthyDiagnosis, advice: ['Do this.', 'Do that.'] });
    expect(told).toMatch(/\nAdvice\n- Do this\.\n- Do that\.\n$/);
  });
});
