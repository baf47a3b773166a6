import { collapse } from './collapse.js';
import { downstream } from './downstream.js';
import { embeddingPlane } from './embedding-plane.js';
import type { Experiment } from './experiment.js';
import { generation } from './generation.js';
import { noiseVersusShift } from './noise-versus-shift.js';
import { reconstruction } from './reconstruction.js';
import { saving } from './saving.js';
import { transfer } from './transfer.js';

/** All experiments, in the order of the report. */
export const experiments: readonly Experiment[] = [
  reconstruction,
  noiseVersusShift,
  embeddingPlane,
  generation,
  collapse,
  transfer,
  saving,
  downstream,
];
