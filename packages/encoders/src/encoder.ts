import type { Random } from '@latentgraph/graph';
import type { Parameterized } from '@latentgraph/layers';
import type { Posterior } from './posterior.js';

/** What an encoder may want to know besides its input. */
export interface EncodeContext {
  /** Whether this is a training step, in which noise such as dropout is wanted. */
  readonly training: boolean;
  /** Source of that noise. */
  readonly random: Random;
}

/**
 * Maps an input to a distribution over latent vectors. Any class of this shape plugs into the
 * models; extending `Module` gives `parameters` and `dispose`.
 */
export interface Encoder<Input> extends Parameterized {
  encode(input: Input, context: EncodeContext): Posterior;
}
