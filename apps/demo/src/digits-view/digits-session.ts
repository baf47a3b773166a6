/** @file The training of the two models that the page shows: its state as signals, and what the buttons do. */
import { batch, computed, signal } from '@preact/signals';
import { proxy, type Remote, wrap } from 'comlink';
import { measured } from '../page/measured.js';
import type { OfBothModels } from '../training/digit-models.js';
import type { ModelPicture } from '../training/digits-picture.js';
import type { DigitsSettings } from '../training/digits-settings.js';
import type { DigitsDescription, DigitsNews, DigitsTrainer } from '../training/digits-trainer.js';
import type { DigitsEpoch } from '../training/digits-training.js';

export type DigitsState = 'opening' | 'ready' | 'running' | 'paused' | 'done' | 'failed';

/** A worker does not know where the page is. */
const dataFolder = new URL('data/', document.baseURI).href;

/** Between two pictures the browser draws at least one frame. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve()));

export class DigitsSession {
  readonly state = signal<DigitsState>('opening');
  readonly failure = signal<string | undefined>(undefined);
  readonly digits = signal<DigitsDescription | undefined>(undefined);
  readonly pictures = signal<OfBothModels<ModelPicture> | undefined>(undefined);
  readonly epochs = signal<readonly OfBothModels<DigitsEpoch>[]>([]);
  /** Tensors in the worker's memory, as last told. */
  readonly tensorCount = signal<number | undefined>(undefined);
  /** Whether there are models to ask. */
  readonly isOpen = computed(() => !['opening', 'failed'].includes(this.state.value));
  readonly #worker = new Worker(new URL('../training/digits-trainer.worker.ts', import.meta.url), {
    type: 'module',
  });
  readonly #trainer: Remote<DigitsTrainer> = wrap<DigitsTrainer>(this.#worker);
  /** How often a training was begun; what comes of one before is dropped. */
  #openings = 0;

  constructor() {
    this.#worker.onerror = ({ message }) => this.#fail(message || 'the worker did not start');
  }

  /** Begins anew with these settings. */
  async open(settings: DigitsSettings): Promise<void> {
    const opening = ++this.#openings;
    batch(() => {
      this.state.value = 'opening';
      this.failure.value = undefined;
      this.epochs.value = [];
    });
    const opened = await this.ask((trainer) => trainer.open(settings, dataFolder));
    const tensorCount = await this.ask((trainer) => trainer.tensorCount());
    if (!opened || opening !== this.#openings) return;
    batch(() => {
      this.digits.value = opened.digits;
      this.pictures.value = opened.pictures;
      this.tensorCount.value = tensorCount;
      this.state.value = 'ready';
    });
  }

  async run(): Promise<void> {
    this.state.value = 'running';
    await this.#train((listener) => this.ask((trainer) => trainer.run(listener)));
  }

  async step(): Promise<void> {
    await this.#train((listener) => this.ask((trainer) => trainer.step(listener)));
  }

  async pause(): Promise<void> {
    await this.ask((trainer) => trainer.pause());
  }

  /** Asks the worker; where that fails the page says why, and the answer is undefined. */
  async ask<Answer>(
    question: (trainer: Remote<DigitsTrainer>) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    try {
      return await question(this.#trainer);
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  close(): void {
    this.#worker.terminate();
  }

  async #train(
    begin: (listener: (news: DigitsNews) => Promise<void>) => Promise<unknown>,
  ): Promise<void> {
    const opening = this.#openings;
    let isDone = false;
    const hear = async (news: DigitsNews): Promise<void> => {
      if (opening !== this.#openings) return;
      isDone = news.isDone;
      measured('news of training', () =>
        batch(() => {
          this.epochs.value = [...this.epochs.peek(), ...news.epochs];
          this.pictures.value = news.pictures;
          this.tensorCount.value = news.tensorCount;
        }),
      );
      await nextFrame();
    };
    await begin(proxy(hear));
    if (opening !== this.#openings || this.state.peek() === 'failed') return;
    this.state.value = isDone ? 'done' : 'paused';
  }

  #fail(message: string): void {
    batch(() => {
      this.state.value = 'failed';
      this.failure.value = message;
    });
  }
}
