/** @file What an experiment on a trained autoencoder of images gets, and what it gives. */
import type { ImageSet, ImageSplit } from '@latentgraph/datasets';
import type { Autoencoder } from '@latentgraph/models';
import type { ImageSettings } from '../image-settings.js';

/** A run that was loaded again, to be looked at. */
export interface TrainedRun {
  readonly settings: ImageSettings;
  readonly model: Autoencoder;
  readonly images: ImageSet;
  /** As it was trained and measured. */
  readonly split: ImageSplit;
}

/** A table for the report, cells as they are shown. */
export interface ReportTable {
  readonly head: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
}

/** A picture that an experiment makes. */
export interface Figure {
  /** Name of its file, ending in `.png` or `.svg`. */
  readonly file: string;
  readonly content: Uint8Array | string;
  /** What is to be seen, in a sentence. */
  readonly caption: string;
}

/** What an experiment found. */
export interface Findings {
  /** For `NAME.json`. */
  readonly numbers: object;
  readonly figures: readonly Figure[];
  readonly tables?: readonly ReportTable[];
  /** What it shows, in a few sentences, as the figures have it. */
  readonly conclusion: string;
}

/** What an experiment may want besides the run. */
export interface Laboratory {
  /** Says in a line what takes long. */
  note(text: string): void;
  /** The classifier of the images that several experiments ask for a verdict; trained once. */
  classifier(): Promise<ImageClassifier>;
  /**
   * A model trained as the run's was, but for some settings; the laboratory frees it. One that is not watched
   * by `onEpoch` is trained once for all experiments.
   */
  companion(change: CompanionChange): Promise<Autoencoder>;
}

/** In what a companion differs from the run's model. */
export interface CompanionChange {
  readonly posterior?: 'point' | 'gaussian';
  readonly beta?: number;
  /** Trained on images of these classes only. @default all */
  readonly classes?: readonly number[];
  /** Measured after each epoch. */
  readonly onEpoch?: (model: Autoencoder) => void;
}

/** Tells the class of images. */
export interface ImageClassifier {
  /** Share of test images it gets right. */
  readonly testAccuracy: number;
  /** Probability of each class for each image `[count, classCount]`. */
  probabilities(values: Float32Array): Float32Array;
}

/** An experiment of the tutorial. */
export interface Experiment {
  readonly name: string;
  readonly title: string;
  run(run: TrainedRun, laboratory: Laboratory): Promise<Findings>;
}
