/** @file A data root with a part of mnist as IDX files, small enough for tests. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadImages } from '@latentgraph/datasets';
import { emptyFolder } from './run-trainer.js';

/** A folder with IDX files of some digits of each class. */
export async function folderWithDigits(perClass: number): Promise<string> {
  const { values, labels, height, width } = await loadImages('mnist');
  const taken = new Array<number>(10).fill(0);
  const chosen = Array.from(labels.keys()).filter((image) => {
    const label = labels[image]!;
    taken[label]! += 1;
    return taken[label]! <= perClass;
  });
  const size = height * width;
  const pixels = chosen.flatMap((image) =>
    Array.from(values.subarray(image * size, (image + 1) * size), (value) =>
      Math.round(255 * value),
    ),
  );
  const folder = emptyFolder();
  const write = (file: string, shape: readonly number[], bytes: readonly number[]): void => {
    const header = new DataView(new ArrayBuffer(4 + 4 * shape.length));
    header.setUint32(0, 0x0800 + shape.length);
    shape.forEach((length, k) => {
      header.setUint32(4 + 4 * k, length);
    });
    writeFileSync(
      join(folder, file),
      Buffer.concat([Buffer.from(header.buffer), Buffer.from(bytes)]),
    );
  };
  write('train-images-idx3-ubyte', [chosen.length, height, width], pixels);
  write(
    'train-labels-idx1-ubyte',
    [chosen.length],
    chosen.map((image) => labels[image]!),
  );
  return folder;
}
