/**
 * @file Honest probabilities of links, from links that training did not see.
 *
 * A decoder's own probability is far too sure: logits grow with the latent vectors' lengths, and the
 * losses weigh the few links as much as all other pairs. So the share of hidden links is measured:
 * all candidate pairs are ordered by logit, the hidden validation links among them are found, and
 * links per candidate is made monotone in the logit by isotonic regression (pool adjacent violators;
 * Zadrozny & Elkan, "Transforming Classifier Scores into Accurate Multiclass Probability Estimates",
 * 2002). Logits are told apart to two or three digits only, which makes counting millions cheap.
 */

const BIN_COUNT = 1 << 16;

/** Fewer hidden links than this say little about a share, so runs hold at least as many. */
const LINKS_PER_RUN = 10;

/** A run of neighboring bins, and what lies in it. */
interface Run {
  readonly lowestBin: number;
  readonly links: number;
  readonly candidates: number;
}

/** Counts hidden links and candidates by logit, and turns logits into probabilities. */
export class LinkCalibration {
  readonly #links = new Float64Array(BIN_COUNT);
  readonly #candidates = new Float64Array(BIN_COUNT);
  readonly #linkCount: number;
  readonly #scale: number;

  /**
   * @param linkLogits logits of hidden links `[P]`, themselves candidates
   * @param scale all hidden links per one given here
   */
  constructor(linkLogits: Float32Array, scale: number) {
    addToBins(linkLogits, this.#links);
    this.#linkCount = linkLogits.length;
    this.#scale = scale;
  }

  /** Counts a block of candidates, given by their logits. */
  count(candidateLogits: Float32Array): void {
    addToBins(candidateLogits, this.#candidates);
  }

  /** The function from logits to probabilities, once all candidates are counted. */
  probabilities(): (logit: number) => number {
    const runs: Run[] = [];
    for (let run of this.#initialRuns()) {
      let above = runs.at(-1);
      while (above && above.links * run.candidates <= run.links * above.candidates) {
        run = {
          lowestBin: run.lowestBin,
          links: above.links + run.links,
          candidates: above.candidates + run.candidates,
        };
        runs.pop();
        above = runs.at(-1);
      }
      runs.push(run);
    }
    return (logit) => {
      const bin = binOf(bitsOf(Float32Array.of(logit))[0]!);
      const run = runs.find(({ lowestBin }) => bin >= lowestBin);
      return run ? Math.min(1, (this.#scale * run.links) / run.candidates) : 0;
    };
  }

  /** Runs of at least `LINKS_PER_RUN` links, by decreasing logit, down to the last link. */
  *#initialRuns(): Generator<Run> {
    let remaining = this.#linkCount;
    let links = 0;
    let candidates = 0;
    for (let bin = BIN_COUNT - 1; remaining > 0; bin--) {
      links += this.#links[bin]!;
      candidates += this.#candidates[bin]!;
      remaining -= this.#links[bin]!;
      if (remaining === 0 || (links >= LINKS_PER_RUN && remaining >= LINKS_PER_RUN)) {
        yield { lowestBin: bin, links, candidates };
        links = 0;
        candidates = 0;
      }
    }
  }
}

function addToBins(logits: Float32Array, bins: Float64Array): void {
  for (const bits of bitsOf(logits)) bins[binOf(bits)]!++;
}

function bitsOf(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}

/** The upper half of a float's bits, changed so that bins are in the order of the floats. */
function binOf(bits: number): number {
  return (bits >>> 31 === 1 ? ~bits : bits | 0x80000000) >>> 16;
}
