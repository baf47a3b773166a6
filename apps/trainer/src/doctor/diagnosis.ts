/** @file Everything `latentgraph doctor` finds out, as `--json` prints it. */
import { backendNames } from '@latentgraph/backends';
import { type DatasetState, findDatasets } from '@latentgraph/datasets';
import { advise } from './advice.js';
import { examineMachine, type Machine } from './machine.js';
import { type AbsentBackend, tryBackend, type WorkingBackend } from './try-backend.js';

/** What is told of a backend. */
export type BackendState = (WorkingBackend | AbsentBackend) & { readonly name: string };

/** The state of a machine for training. */
export interface Diagnosis {
  readonly machine: Machine;
  readonly backends: readonly BackendState[];
  /** What `--backend auto` takes here, and why. */
  readonly auto: WorkingBackend | AbsentBackend;
  readonly datasets: readonly DatasetState[];
  /** Sentences on what is missing or could be better. */
  readonly advice: readonly string[];
  /** Whether a backend works, so that models can be trained. */
  readonly canTrain: boolean;
}

/** The backends of TensorFlow.js that run in browsers and nowhere else. */
const browserBackends: readonly string[] = ['webgl', 'webgpu'];

/** Backends that are told of, offered or not. */
const namesToTell: readonly string[] = [
  ...new Set([...backendNames, 'tensorflow', ...browserBackends]),
];

/** What a diagnosis is made of; a test puts its own in place. */
export interface Examinations {
  readonly machine: () => Machine;
  readonly datasets: (options: {
    readonly dataRoot?: string | undefined;
  }) => Promise<readonly DatasetState[]>;
  readonly backend: (
    name: string,
    options: { readonly measure: boolean },
  ) => Promise<WorkingBackend | AbsentBackend>;
}

const examinations: Examinations = {
  machine: examineMachine,
  datasets: findDatasets,
  backend: tryBackend,
};

/** Options of `diagnose`. */
export interface DiagnoseOptions {
  /** Folder with datasets to look into. */
  readonly dataRoot?: string | undefined;
  /** Called before a backend is tried. */
  readonly onBackend?: (name: string) => void;
}

/** Examines the machine, and one backend after the other: side by side they would slow each other down. */
export async function diagnose(
  { dataRoot, onBackend = () => {} }: DiagnoseOptions = {},
  { machine, datasets, backend } = examinations,
): Promise<Diagnosis> {
  const backends: BackendState[] = [];
  for (const name of namesToTell) {
    if (browserBackends.includes(name)) {
      backends.push({ name, works: false, code: 'browsers-only', reason: 'in browsers only' });
      continue;
    }
    onBackend(name);
    backends.push({ ...(await backend(name, { measure: true })), name });
  }
  const findings = {
    machine: machine(),
    backends,
    auto: await backend('auto', { measure: false }),
    datasets: await datasets({ dataRoot }),
  };
  const canTrain = backends.some(({ works }) => works);
  return { ...findings, advice: advise({ ...findings, canTrain }), canTrain };
}
