/** @file The training of the two models that the page shows: its state as signals, and what the buttons do. */
import { batch, signal } from '@preact/signals';
import { dataFolder, WorkerSession } from '../page/worker-session.js';
import type { OfBothModels } from '../training/digit-models.js';
import type { ModelPicture } from '../training/digits-picture.js';
import type { DigitsSettings } from '../training/digits-settings.js';
import type {
  DigitsDescription,
  DigitsListener,
  DigitsNews,
  DigitsTrainer,
} from '../training/digits-trainer.js';
import type { DigitsEpoch } from '../training/digits-training.js';

export class DigitsSession extends WorkerSession<DigitsTrainer> {
  readonly digits = signal<DigitsDescription | undefined>(undefined);
  readonly pictures = signal<OfBothModels<ModelPicture> | undefined>(undefined);
  readonly epochs = signal<readonly OfBothModels<DigitsEpoch>[]>([]);
  /** Tensors in the worker's memory, as last told. */
  readonly tensorCount = signal<number | undefined>(undefined);

  constructor() {
    super(
      new Worker(new URL('../training/digits-trainer.worker.ts', import.meta.url), {
        type: 'module',
      }),
    );
  }

  /** Begins anew with these settings. */
  async open(settings: DigitsSettings): Promise<void> {
    const opened = await this.supersede('opening', async () => ({
      ...(await this.trainer.open(settings, dataFolder)),
      tensorCount: await this.trainer.tensorCount(),
    }));
    if (!opened) return;
    const { digits, pictures, tensorCount } = opened.answer;
    batch(() => {
      this.digits.value = digits;
      this.pictures.value = pictures;
      this.tensorCount.value = tensorCount;
      this.epochs.value = [];
      this.state.value = 'ready';
    });
  }

  async run(): Promise<void> {
    await this.#train('running', (listener) => this.trainer.run(listener));
  }

  async step(): Promise<void> {
    await this.#train('stepping', (listener) => this.trainer.step(listener));
  }

  async pause(): Promise<void> {
    await this.ask((trainer) => trainer.pause());
  }

  /** Ends the training where it is. */
  async stop(): Promise<void> {
    await this.pause();
    if (this.state.peek() === 'paused') this.state.value = 'done';
  }

  async #train(
    state: 'running' | 'stepping',
    begin: (listener: DigitsListener) => Promise<void>,
  ): Promise<void> {
    let isDone = false;
    const ended = await this.train<DigitsNews>(state, begin, (news) => {
      isDone = news.isDone;
      this.epochs.value = [...this.epochs.peek(), ...news.epochs];
      this.pictures.value = news.pictures;
      this.tensorCount.value = news.tensorCount;
    });
    if (ended) this.state.value = isDone ? 'done' : 'paused';
  }
}
