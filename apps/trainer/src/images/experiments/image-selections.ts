import { type ImageSet, selectImages } from '@latentgraph/datasets';

/** The images of some classes. */
export function ofClasses(images: ImageSet, classes: readonly number[]): ImageSet {
  const indices = Array.from(images.labels.keys()).filter((k) =>
    classes.includes(images.labels[k]!),
  );
  return selectImages(images, indices);
}

/** The first images, or all where there are fewer. */
export function firstImages(images: ImageSet, count: number): ImageSet {
  return selectImages(
    images,
    Array.from({ length: Math.min(count, images.count) }, (_, k) => k),
  );
}
