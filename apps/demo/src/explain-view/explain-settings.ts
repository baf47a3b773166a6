/** @file What of this view stands in the page's address. */
import { number, oneOf, type SettingCodecs } from '../address/settings-codec.js';
import { type DecoderName, decoderNames } from './computing/comparison.js';
import { formatGraph, parseGraph, type SmallGraph } from './computing/small-graph.js';
import { type ModelName, modelNames } from './computing/small-model.js';

export interface ExplainSettings {
  /** As `formatGraph` writes it. */
  readonly graph: string;
  readonly model: ModelName;
  readonly decoder: DecoderName;
  /** Scale of the noise of a draw; 1 is the model's own. */
  readonly noise: number;
  /** Seed of the initial weights. */
  readonly seed: number;
}

/** Two triangles and two bridges; no two nodes have the same neighbors, themselves included. */
export const firstGraph: SmallGraph = {
  directed: false,
  edges: [
    [0, 1],
    [0, 2],
    [1, 2],
    [1, 4],
    [2, 3],
    [3, 4],
    [3, 5],
    [4, 5],
  ],
  features: [
    [1, 0, 0],
    [1, 0, 1],
    [1, 1, 0],
    [0, 1, 1],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

export const explainSettingCodecs: SettingCodecs<ExplainSettings> = {
  graph: {
    initial: formatGraph(firstGraph),
    parse: (text) => (parseGraph(text) ? text : undefined),
    format: (text) => text,
  },
  model: oneOf(modelNames, 'vgae'),
  decoder: oneOf(decoderNames, 'inner-product'),
  noise: number(1, { from: 0, to: 3 }),
  seed: number(8, { from: 0, to: 2 ** 32 - 1, whole: true }),
};
