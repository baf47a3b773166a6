/** @file Tells a listener of epochs as fast as it listens, and no faster. */

/** Takes news; the next comes when the promise is kept, so a slow page is told less often. */
export type Listener<News> = (news: News) => Promise<void>;

/** Lets messages in, such as that to pause. */
export const letMessagesIn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export class NewsTeller<Epoch, News> {
  readonly #listener: Listener<News>;
  readonly #compose: (epochs: readonly Epoch[]) => Promise<News>;
  #epochs: Epoch[] = [];
  #isListening = false;
  #listening: Promise<void> = Promise.resolve();

  /** @param compose makes news of the epochs since the last, of the model as it is now */
  constructor(listener: Listener<News>, compose: (epochs: readonly Epoch[]) => Promise<News>) {
    this.#listener = listener;
    this.#compose = compose;
  }

  /** Tells of an epoch, or keeps it for when the listener is free. */
  async add(epoch: Epoch): Promise<void> {
    this.#epochs.push(epoch);
    if (!this.#isListening) await this.#tell();
    await letMessagesIn();
  }

  /** Tells what is left, if anything, and waits until all is heard. */
  async finish(): Promise<void> {
    await this.#listening;
    if (this.#epochs.length > 0) await this.#tell();
    await this.#listening;
  }

  async #tell(): Promise<void> {
    const epochs = this.#epochs;
    this.#epochs = [];
    const news = await this.#compose(epochs);
    this.#isListening = true;
    this.#listening = this.#listener(news).finally(() => {
      this.#isListening = false;
    });
  }
}
