/** @file What to do about what a diagnosis found. */
import { version_core } from '@tensorflow/tfjs-core';
import type { BackendState, Diagnosis } from './diagnosis.js';

/** Below these amounts, in units of 2^20 bytes, training or writing a run may fail. */
const enough = { memoryMb: 1024, diskMb: 512 };

/** Sentences on what is missing or could be better; none where all is well. */
export function advise({
  machine,
  backends,
  auto,
  canTrain,
}: Omit<Diagnosis, 'advice' | 'datasets'>): readonly string[] {
  const { node, cores, memory, webAssembly, disks } = machine;
  const advice: (string | false)[] = [
    !node.supported &&
      `LatentGraph needs Node ${node.needed} or newer, and this is ${node.version}: get one at https://nodejs.org.`,
    !canTrain && 'No backend works, so nothing can be trained: see the reasons above.',
    !webAssembly.simd &&
      'WebAssembly has no SIMD here, which the kernels need: use a newer Node, or another processor.',
    ...backends.map(adviseOnBackend),
    auto.works && auto.name !== 'wasm' && `--backend auto takes ${auto.name} here: ${auto.reason}.`,
    cores === 1 &&
      'There is one core, so training runs on one thread: up to 8 cores make it faster.',
    cores > 1 && threadsAdvice(backends),
    memory.freeMb < enough.memoryMb &&
      `Only ${memory.freeMb} MB of memory are free: on a large graph use --loss sampled, or end other programs.`,
    ...disks.map(
      ({ holds, folder, freeMb }) =>
        freeMb < enough.diskMb &&
        `Only ${freeMb} MB are free for ${holds === 'runs' ? 'runs' : 'the dataset cache'} in ${folder}: make room${
          holds === 'runs'
            ? ', or name another folder with --out'
            : ', or name another cache folder in XDG_CACHE_HOME'
        }.`,
    ),
  ];
  return advice.filter((sentence) => sentence !== false);
}

function adviseOnBackend(backend: BackendState): string | false {
  if (backend.works || backend.code === 'browsers-only') return false;
  if (backend.name === 'tensorflow') return tensorflowAdvice(backend.code);
  return `The backend ${backend.name} should work wherever Node does: reinstall LatentGraph, and if that does not help, report what is said of it above.`;
}

function tensorflowAdvice(code: string): string {
  const build =
    'Where the host it downloads from cannot be reached, a clone of LatentGraph builds the same from a Python wheel, for itself: npm run native.';
  return code === 'unavailable-backend'
    ? `TensorFlow's native library is not installed. Training does not need it; to have it, run npm install @tensorflow/tfjs-node@${version_core} where latentgraph is installed, which downloads about 300 MB. ${build}`
    : `TensorFlow's native library is there but cannot be used. Training does not need it; to mend it, remove @tensorflow/tfjs-node and install it anew. ${build}`;
}

/** Where there are several cores and still one thread only. */
function threadsAdvice(backends: readonly BackendState[]): string | false {
  for (const backend of backends) {
    if (backend.works && backend.threadsReason !== undefined) {
      return `The kernels run on one thread although there are more cores: ${backend.threadsReason}.`;
    }
  }
  return false;
}
