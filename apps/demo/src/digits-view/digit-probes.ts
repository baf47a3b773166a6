/**
 * @file What is asked of the models as they are now: each question is asked again when the models or the
 * question have changed, and only the newest answer counts.
 */
import { batch, computed, effect, signal } from '@preact/signals';
import type { DigitModelName, OfBothModels } from '../training/digit-models.js';
import type { Reconstruction } from '../training/digits-trainer.js';
import type { Gray } from '../training/gray.js';
import type { Perturbation, PerturbationRequest } from '../training/perturbation.js';
import type { DigitsSession } from './digits-session.js';
import { latestOnly } from './latest-only.js';

/** Samples of each model that are shown. */
const sampleCount = 36;

/** A digit to give to the models. */
export interface OriginalDigit {
  /** `[pixels]`, from 0 to 1. */
  readonly values: Float32Array;
  /** Its class; of a drawing there is none. */
  readonly label?: number;
}

export class DigitProbes {
  /** Which of the held-out digits is chosen. */
  readonly chosen = signal(0);
  /** A drawing, in place of the chosen digit. */
  readonly drawing = signal<Float32Array | undefined>(undefined);
  readonly original = computed(() => this.#original());
  readonly reconstructions = signal<OfBothModels<Reconstruction> | undefined>(undefined);

  readonly mapModel = signal<DigitModelName>('vae');
  /** Where on the map. */
  readonly place = signal({ x: 0, y: 0 });
  readonly placeDigit = signal<Gray | undefined>(undefined);

  readonly request = signal<PerturbationRequest>({ model: 'vae', noise: 'as-far', shift: 0.5 });
  readonly perturbation = signal<Perturbation | undefined>(undefined);

  readonly samplesSeed = signal(0);
  readonly samples = signal<OfBothModels<Gray> | undefined>(undefined);

  readonly #session: DigitsSession;
  readonly #stops: readonly (() => void)[];

  constructor(session: DigitsSession) {
    this.#session = session;
    this.#stops = [
      this.#probe(
        () => this.original.value,
        (digit) => session.ask((trainer) => trainer.reconstruct(digit.values)),
        (answer) => {
          this.reconstructions.value = answer;
        },
      ),
      this.#probe(
        () => ({ model: this.mapModel.value, ...this.place.value }),
        ({ model, x, y }) => session.ask((trainer) => trainer.decodePlace(model, x, y)),
        (answer) => {
          this.placeDigit.value = answer;
        },
      ),
      this.#probe(
        () => this.original.value && { digit: this.original.value, request: this.request.value },
        ({ digit, request }) => session.ask((trainer) => trainer.perturb(digit.values, request)),
        (answer) => {
          this.perturbation.value = answer;
        },
      ),
      this.#probe(
        () => ({ seed: this.samplesSeed.value }),
        ({ seed }) => session.ask((trainer) => trainer.samples(sampleCount, seed)),
        (answer) => {
          this.samples.value = answer;
        },
      ),
    ];
  }

  /** Shows the map of a model, from the middle of the prior. */
  showMapOf(model: DigitModelName): void {
    batch(() => {
      this.mapModel.value = model;
      this.place.value = { x: 0, y: 0 };
    });
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #original(): OriginalDigit | undefined {
    const drawing = this.drawing.value;
    if (drawing) return { values: drawing };
    const digits = this.#session.digits.value;
    if (!digits) return undefined;
    const { labels, values } = digits.heldOut;
    const pixels = digits.height * digits.width;
    const chosen = this.chosen.value;
    return {
      values: values.slice(chosen * pixels, (chosen + 1) * pixels),
      label: labels[chosen]!,
    };
  }

  /** @returns stops it */
  #probe<Question, Answer>(
    question: () => Question | undefined,
    ask: (question: Question) => Promise<Answer | undefined>,
    hear: (answer: Answer) => void,
  ): () => void {
    const { isOpen, pictures } = this.#session;
    const askLatest = latestOnly(
      // While a training is being opened there is nobody to ask; once it is, the effect asks again.
      async (asked: Question) => (isOpen.peek() ? ask(asked) : undefined),
      (answer) => {
        if (answer !== undefined) hear(answer);
      },
    );
    return effect(() => {
      const asked = question();
      if (isOpen.value && pictures.value && asked !== undefined) askLatest(asked);
    });
  }
}
