import { type Autoencoder, autoencoderFromConfig } from '@latentgraph/models';
import { train } from '@latentgraph/training';
import { configFor } from '../image-settings.js';
import type { CompanionChange, ImageClassifier, Laboratory, TrainedRun } from './experiment.js';
import { trainClassifier } from './image-classifier.js';
import { ofClasses } from './image-selections.js';

/** What the experiments of one call share: a classifier, and models trained beside the run's. */
export class SharedLaboratory implements Laboratory {
  readonly #run: TrainedRun;
  readonly #note: (text: string) => void;
  readonly #models: Autoencoder[] = [];
  readonly #companions = new Map<string, Promise<Autoencoder>>();
  #classifier: Promise<ImageClassifier & { dispose(): void }> | undefined;

  constructor(run: TrainedRun, note: (text: string) => void) {
    this.#run = run;
    this.#note = note;
  }

  note(text: string): void {
    this.#note(text);
  }

  classifier(): Promise<ImageClassifier> {
    if (this.#classifier === undefined) {
      this.note('Training a classifier, the judge');
      this.#classifier = trainClassifier(this.#run.split.train, this.#run.split.test);
    }
    return this.#classifier;
  }

  companion({ onEpoch, ...change }: CompanionChange): Promise<Autoencoder> {
    const key = JSON.stringify(change);
    const known = onEpoch === undefined ? this.#companions.get(key) : undefined;
    const companion = known ?? this.#train(change, onEpoch);
    this.#companions.set(key, companion);
    return companion;
  }

  async #train(
    { classes, ...change }: Omit<CompanionChange, 'onEpoch'>,
    onEpoch: CompanionChange['onEpoch'],
  ): Promise<Autoencoder> {
    const { settings, images, split } = this.#run;
    const model = autoencoderFromConfig({ ...configFor(settings, images), ...change });
    this.#models.push(model);
    const chosen = classes ? ofClasses(split.train, classes) : split.train;
    const { epochs, batchSize, learningRate, warmUpEpochs, config } = settings;
    const options = { epochs, batchSize, learningRate, warmUpEpochs, seed: config.seed };
    for await (const _ of train(model, chosen, options)) onEpoch?.(model);
    return model;
  }

  async dispose(): Promise<void> {
    for (const model of this.#models) model.dispose();
    (await this.#classifier)?.dispose();
  }
}
