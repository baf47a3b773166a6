/**
 * @file The page's side of a worker that trains: what state it is in, what went wrong, and that what comes
 * of something superseded is dropped.
 */
import { batch, computed, signal } from '@preact/signals';
import { proxy, type Remote, wrap } from 'comlink';
import type { Listener } from '../training/news-teller.js';
import { measured } from './measured.js';

/** States in which a model waits to be trained. */
export type RestingState = 'ready' | 'paused' | 'done';
export type SessionState = RestingState | 'opening' | 'running' | 'stepping' | 'failed';

/** A worker does not know where the page is. */
export const dataFolder = new URL('data/', document.baseURI).href;

/** Between two pictures the browser draws at least one frame. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** @typeParam Trainer what the worker exposes */
export abstract class WorkerSession<Trainer> {
  readonly state = signal<SessionState>('opening');
  /** What went wrong last. */
  readonly failure = signal<string | undefined>(undefined);
  /** Whether a model waits, and can be asked and saved. */
  readonly isIdle = computed(() => ['ready', 'paused', 'done'].includes(this.state.value));
  /** Whether there is a model to ask. */
  readonly isOpen = computed(() => !['opening', 'failed'].includes(this.state.value));
  protected readonly trainer: Remote<Trainer>;
  readonly #worker: Worker;
  #turn = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.trainer = wrap<Trainer>(worker);
    worker.onerror = ({ message }) => {
      this.#turn++;
      this.#fail(message || 'the worker did not start');
    };
  }

  /** Asks the worker; where that fails the page says why, and the answer is undefined. */
  async ask<Answer>(
    question: (trainer: Remote<Trainer>) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const turn = this.#turn;
    try {
      return await question(this.trainer);
    } catch (error) {
      if (turn === this.#turn) this.failure.value = messageOf(error);
      return undefined;
    }
  }

  close(): void {
    this.#worker.terminate();
  }

  /**
   * Begins something that takes the place of what was begun before, and shows `state` meanwhile.
   * @param work gets a function that says whether it has not been superseded itself
   * @returns its answer; undefined where it failed, and the state is `failed`, or was superseded
   */
  protected async supersede<Answer>(
    state: SessionState,
    work: (isCurrent: () => boolean) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | undefined> {
    const turn = ++this.#turn;
    const isCurrent = (): boolean => turn === this.#turn;
    batch(() => {
      this.state.value = state;
      this.failure.value = undefined;
    });
    try {
      const answer = await work(isCurrent);
      return isCurrent() ? { answer } : undefined;
    } catch (error) {
      if (isCurrent()) this.#fail(messageOf(error));
      return undefined;
    }
  }

  /**
   * Trains, and hears of it as fast as the browser draws.
   * @returns whether it ended by itself: not superseded, and not failed
   */
  protected async train<News>(
    state: 'running' | 'stepping',
    begin: (listener: Listener<News>) => Promise<void>,
    hear: (news: News) => void,
  ): Promise<boolean> {
    const ended = await this.supersede(state, (isCurrent) => {
      const listener = async (news: News): Promise<void> => {
        if (!isCurrent()) return;
        measured('news of training', () => batch(() => hear(news)));
        await nextFrame();
      };
      return begin(proxy(listener));
    });
    return ended !== undefined;
  }

  #fail(message: string): void {
    batch(() => {
      this.state.value = 'failed';
      this.failure.value = message;
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
