import { type ImageSet, selectImages } from '@latentgraph/datasets';
import { type Autoencoder, autoencoderFromConfig } from '@latentgraph/models';
import { train } from '@latentgraph/training';
import { configFor } from '../image-settings.js';
import type {
  Companion,
  CompanionChange,
  ImageClassifier,
  Laboratory,
  TrainedRun,
} from './experiment.js';
import { trainClassifier } from './image-classifier.js';

/** What the experiments of one call share: a classifier, and models trained beside the run's. */
export class SharedLaboratory implements Laboratory {
  readonly #run: TrainedRun;
  readonly #note: (text: string) => void;
  readonly #models: Autoencoder[] = [];
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

  async companion({ classes, onEpoch, ...change }: CompanionChange): Promise<Companion> {
    const { settings, images, split } = this.#run;
    const { config } = settings;
    const posterior = change.posterior ?? config.posterior;
    const model = autoencoderFromConfig({ ...configFor(settings, images), ...change, posterior });
    this.#models.push(model);
    const chosen = classes ? ofClasses(split.train, classes) : split.train;
    const { epochs, batchSize, learningRate, warmUpEpochs } = settings;
    const options = { epochs, batchSize, learningRate, warmUpEpochs, seed: config.seed };
    for await (const _ of train(model, chosen, options)) onEpoch?.(model);
    return { model };
  }

  async dispose(): Promise<void> {
    for (const model of this.#models) model.dispose();
    (await this.#classifier)?.dispose();
  }
}

/** The images of some classes. */
export function ofClasses(images: ImageSet, classes: readonly number[]): ImageSet {
  const indices = Array.from(images.labels.keys()).filter((k) =>
    classes.includes(images.labels[k]!),
  );
  return selectImages(images, indices);
}
