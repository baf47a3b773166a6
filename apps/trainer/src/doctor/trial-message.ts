/** @file What the trial of a backend tells its parent, checked: it comes from another process. */
import * as v from 'valibot';

const startedBackend = v.object({
  name: v.string(),
  version: v.string(),
  reason: v.string(),
  threads: v.number(),
  threadsReason: v.exactOptional(v.string()),
  /** Whether the backend's own operations use vector instructions. */
  simd: v.boolean(),
});

const speed = v.object({ productGflops: v.number(), allPairsMilliseconds: v.number() });

/** A step of the trial that is done, or the error that ended it. */
export const trialMessage = v.variant('kind', [
  v.object({ kind: v.literal('started'), backend: startedBackend }),
  v.object({ kind: v.literal('measured'), speed }),
  v.object({ kind: v.literal('failed'), code: v.exactOptional(v.string()), message: v.string() }),
]);

export type TrialMessage = v.InferOutput<typeof trialMessage>;

/** A backend that started. */
export type StartedBackend = v.InferOutput<typeof startedBackend>;
