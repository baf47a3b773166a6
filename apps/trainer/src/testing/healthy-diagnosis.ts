/** @file What the doctor finds on a machine where all is well, for tests to change. */
import type { Diagnosis } from '../doctor/diagnosis.js';

export const healthyDiagnosis: Diagnosis = {
  machine: {
    latentgraph: '1.2.3',
    node: { version: '22.1.0', needed: '20.19', supported: true },
    system: 'linux x64',
    processor: 'Fast One',
    cores: 4,
    memory: { totalMb: 8192, freeMb: 4096 },
    webAssembly: { simd: true, threads: true, fusedMultiplyAdd: true },
    disks: [
      { holds: 'runs', folder: '/home/eve/runs', freeMb: 20_480 },
      { holds: 'dataset cache', folder: '/home/eve/.cache/latentgraph', freeMb: 20_480 },
    ],
  },
  backends: [
    {
      name: 'wasm',
      works: true,
      version: '4.22.0',
      reason: 'asked for by name',
      threads: 4,
      simd: true,
      speed: { productGflops: 10.04, allPairsMilliseconds: 7.456 },
    },
    { name: 'webgl', works: false, code: 'browsers-only', reason: 'in browsers only' },
  ],
  auto: {
    name: 'wasm',
    works: true,
    version: '4.22.0',
    reason: 'wasm is the first choice, and it starts here',
    threads: 4,
    simd: true,
  },
  datasets: [{ name: 'karate', present: true, place: 'built in' }],
  advice: [],
  canTrain: true,
};
