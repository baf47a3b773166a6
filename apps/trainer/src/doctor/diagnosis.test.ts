import { backendNames } from '@latentgraph/backends';
import { describe, expect, it } from 'vitest';
import { healthyDiagnosis } from '../testing/healthy-diagnosis.js';
import { diagnose, type Examinations } from './diagnosis.js';
import type { AbsentBackend } from './try-backend.js';

const { machine, datasets, auto } = healthyDiagnosis;
const crashed: AbsentBackend = { works: false, code: 'crashed', reason: 'signal SIGSEGV' };

const examinations: Examinations = {
  machine: () => machine,
  datasets: async () => datasets,
  backend: async () => auto,
};

describe('diagnose', () => {
  it('tries every backend that Node can have, one after the other, and auto', async () => {
    const tried: [string, boolean][] = [];
    let running = 0;
    const { backends } = await diagnose(
      {},
      {
        ...examinations,
        backend: async (name, { measure }) => {
          expect(running++).toBe(0);
          tried.push([name, measure]);
          await new Promise(setImmediate);
          running--;
          return auto;
        },
      },
    );
    const names = tried.map(([name]) => name);
    expect(names).toEqual(['wasm', 'tensorflow', 'cpu', 'auto']);
    expect(tried.filter(([, measure]) => !measure)).toEqual([['auto', false]]);
    expect(backends.map(({ name }) => name)).toEqual([...backendNames]);
  });

  it('can train where one backend works, whatever the others do', async () => {
    const { backends, canTrain } = await diagnose(
      {},
      { ...examinations, backend: async (name) => (name === 'cpu' ? auto : crashed) },
    );
    expect(canTrain).toBe(true);
    expect(backends.find(({ name }) => name === 'wasm')).toEqual({ ...crashed, name: 'wasm' });
  });

  it('cannot train where none does, and says so', async () => {
    const { canTrain, advice } = await diagnose(
      {},
      { ...examinations, backend: async () => crashed },
    );
    expect(canTrain).toBe(false);
    expect(advice).toContainEqual(expect.stringContaining('nothing can be trained'));
  });

  it('looks into the data root', async () => {
    let asked: unknown;
    await diagnose(
      { dataRoot: '/data' },
      {
        ...examinations,
        datasets: async ({ dataRoot }) => {
          asked = dataRoot;
          return datasets;
        },
      },
    );
    expect(asked).toBe('/data');
  });
});
