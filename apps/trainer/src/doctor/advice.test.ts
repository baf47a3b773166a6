import { describe, expect, it } from 'vitest';
import { healthyDiagnosis } from '../testing/healthy-diagnosis.js';
import { advise } from './advice.js';
import type { AbsentBackend } from './try-backend.js';

const { machine, backends } = healthyDiagnosis;
const [wasm] = backends;

/** The advice where something is not as on the healthy machine. */
function adviceFor(changes: Partial<typeof healthyDiagnosis>): string {
  return advise({ ...healthyDiagnosis, ...changes }).join('\n');
}

function absent(name: string, code: string): AbsentBackend & { name: string } {
  return { name, works: false, code, reason: 'it is not there' };
}

describe('advise', () => {
  it('is silent where all is well', () => {
    expect(advise(healthyDiagnosis)).toEqual([]);
  });

  it('says which Node to get', () => {
    const node = { version: '18.20.4', needed: '20.19', supported: false };
    expect(adviceFor({ machine: { ...machine, node } })).toBe(
      'LatentGraph needs Node 20.19 or newer, and this is 18.20.4: get one at https://nodejs.org.',
    );
  });

  it('says that nothing can be trained', () => {
    const broken = [absent('wasm', 'failed-backend'), absent('cpu', 'crashed')];
    const text = adviceFor({ backends: broken, auto: broken[0]!, canTrain: false });
    expect(text).toMatch(/^No backend works, so nothing can be trained/);
    expect(text).toContain('The backend wasm should work');
    expect(text).toContain('The backend cpu should work');
  });

  it('says how to install TensorFlow, or to mend it', () => {
    const missing = adviceFor({ backends: [wasm!, absent('tensorflow', 'unavailable-backend')] });
    expect(missing).toMatch(/not installed.*npm install @tensorflow\/tfjs-node@\d+\.\d+\.\d+ /);
    for (const code of ['failed-backend', 'crashed', 'timed-out']) {
      const broken = adviceFor({ backends: [wasm!, absent('tensorflow', code)] });
      expect(broken).toMatch(/cannot be used.*install it anew/);
    }
  });

  it('says that auto takes another backend than wasm, and why', () => {
    const auto = { ...healthyDiagnosis.auto, name: 'cpu', reason: 'Backend "wasm" did not start' };
    expect(adviceFor({ auto })).toBe(
      '--backend auto takes cpu here: Backend "wasm" did not start.',
    );
  });

  it('tells of one core, and of one thread on several', () => {
    expect(adviceFor({ machine: { ...machine, cores: 1 } })).toMatch(/^There is one core/);
    const alone = { ...wasm!, threads: 1, threadsReason: 'there is no shared memory' };
    expect(adviceFor({ backends: [alone] })).toBe(
      'The kernels run on one thread although there are more cores: there is no shared memory.',
    );
  });

  it('tells of WebAssembly without SIMD', () => {
    const webAssembly = { simd: false, threads: true, fusedMultiplyAdd: false };
    expect(adviceFor({ machine: { ...machine, webAssembly } })).toMatch(/no SIMD/);
  });

  it('tells of little memory', () => {
    const memory = { totalMb: 8192, freeMb: 300 };
    expect(adviceFor({ machine: { ...machine, memory } })).toMatch(
      /^Only 300 MB of memory are free: .*--loss sampled/,
    );
  });

  it('tells of little disk, and how to use another', () => {
    const disks = machine.disks.map((disk) => ({ ...disk, freeMb: 12 }));
    const text = adviceFor({ machine: { ...machine, disks } });
    expect(text).toMatch(/Only 12 MB are free for runs in \/home\/eve\/runs: .*--out/);
    expect(text).toMatch(/Only 12 MB are free for the dataset cache in .*XDG_CACHE_HOME/);
  });
});
