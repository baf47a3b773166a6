import { Random } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { bench, describe } from 'vitest';
import { randomTensor } from '../test-support/random-inputs.js';
import { sigmoidCrossEntropy } from './sigmoid-cross-entropy.js';
import { sigmoidCrossEntropyPortable } from './sigmoid-cross-entropy.portable.js';

await tf.setBackend('wasm');
const logits = randomTensor([4488], new Random(1, 'logits'));

describe('4,488 logits', () => {
  bench('sigmoidCrossEntropy', () => sigmoidCrossEntropy(logits, 1).dispose());
  bench('tfjs ops', () =>
    tf.dispose(tf.tidy(() => sigmoidCrossEntropyPortable({ logits }, { label: 1 })[0])),
  );
});
