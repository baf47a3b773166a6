/** @file A diagnosis as a person reads it on the terminal. */
import { plainTable } from '../plain-table.js';
import type { BackendState, Diagnosis } from './diagnosis.js';
import type { Machine } from './machine.js';

/** Tables of machine, backends and datasets, then what is missing and what to do. */
export function doctorText({ machine, backends, auto, datasets, advice }: Diagnosis): string {
  const choice = auto.works ? `${auto.name}: ${auto.reason}` : `none: ${auto.reason}`;
  const absent = backends.flatMap((backend) =>
    backend.works || backend.code === 'browsers-only'
      ? []
      : [`${backend.name}: ${backend.reason}.`],
  );
  const missing = datasets.flatMap(({ name, missing }) =>
    missing === undefined ? [] : [`${name} ${missing}.`],
  );
  const parts = [
    plainTable([`LatentGraph ${machine.latentgraph}`, ''], machineRows(machine)),
    plainTable(
      ['backend', 'state', 'version', 'SIMD', 'threads', 'dense product', 'loss over all pairs'],
      backends.map(backendRow),
    ),
    lines(`--backend auto takes ${choice}.`, ...absent),
    plainTable(
      ['dataset', 'state', 'where'],
      datasets.map(({ name, present, place }) => [name, present ? 'there' : 'missing', place]),
    ),
    lines(...missing),
    lines('Advice', ...(advice.length > 0 ? advice : ['All is well.']).map((line) => `- ${line}`)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function machineRows(machine: Machine): string[][] {
  const { node, system, processor, cores, memory, webAssembly, disks } = machine;
  const fits = node.supported ? 'supported' : 'not supported';
  return [
    ['Node', `${node.version} (${fits}: ${node.needed} or newer)`],
    ['system', system],
    ['processor', `${processor}, ${cores} ${cores === 1 ? 'core' : 'cores'}`],
    ['memory', `${size(memory.freeMb)} of ${size(memory.totalMb)} free`],
    [
      'WebAssembly',
      `SIMD: ${yesOrNo(webAssembly.simd)}, threads: ${yesOrNo(webAssembly.threads)}, fused multiply-add: ${yesOrNo(webAssembly.fusedMultiplyAdd)}`,
    ],
    ...disks.map(({ holds, folder, freeMb }) => [
      `disk for ${holds}`,
      `${size(freeMb)} free in ${folder}`,
    ]),
  ];
}

function backendRow(backend: BackendState): string[] {
  if (!backend.works) {
    const state = backend.code === 'browsers-only' ? backend.reason : 'not here';
    return [backend.name, state, '', '', '', '', ''];
  }
  const { name, version, simd, threads, speed } = backend;
  return [
    name,
    'works',
    version,
    simd ? 'yes' : 'kernels only',
    String(threads),
    speed ? `${figure(speed.productGflops)} GFLOP/s` : '',
    speed ? `${figure(speed.allPairsMilliseconds)} ms` : '',
  ];
}

function lines(...texts: readonly string[]): string {
  return texts.join('\n');
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function size(megabytes: number): string {
  return megabytes < 1024 ? `${figure(megabytes)} MB` : `${figure(megabytes / 1024)} GB`;
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
