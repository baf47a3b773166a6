/** @file MNIST from a folder of the user that has its IDX files, as published or unpacked. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readBytes } from '@latentgraph/graph-io/node';
import { DatasetError } from '../errors.js';
import type { ImageSet } from './image-set.js';
import { type IdxPair, mnistFromIdx, type NamedBytes } from './mnist-from-idx.js';

/** A folder and the files in it; other folders in it do not count. */
interface Folder {
  readonly path: string;
  readonly files: ReadonlySet<string>;
}

/**
 * Reads `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, and after them the two files `t10k-*`
 * if they are there, from `dataRoot/mnist` or else `dataRoot`. Names may have a dot in place of the last
 * hyphen but one, and end in `.gz`.
 * @throws DatasetError `missing-files` where the training images, or one file of a pair, are not there;
 *   `invalid-data`; FormatError of `@latentgraph/graph-io` for a file that cannot be read
 */
export async function readMnistFiles(dataRoot: string): Promise<ImageSet> {
  const folder = await findFolder(dataRoot);
  if (folder === undefined) {
    throw new DatasetError(
      'missing-files',
      `dataset 'mnist': there is no train-images-idx3-ubyte in ${dataRoot} or its folder mnist, with .gz or without; put its files there, or leave dataRoot out`,
    );
  }
  const pairs = [await readPair(folder, 'train')];
  if (hasPart(folder, 't10k')) pairs.push(await readPair(folder, 't10k'));
  return mnistFromIdx(pairs);
}

/** Whether `dataRoot/mnist` or `dataRoot` has the training images and labels. */
export async function hasMnistFiles(dataRoot: string): Promise<boolean> {
  const folder = await findFolder(dataRoot);
  return (
    folder !== undefined &&
    (['images-idx3', 'labels-idx1'] as const).every(
      (content) => findFile(folder, 'train', content) !== undefined,
    )
  );
}

type Part = 'train' | 't10k';
type Content = 'images-idx3' | 'labels-idx1';

async function findFolder(dataRoot: string): Promise<Folder | undefined> {
  const folders = await Promise.all([join(dataRoot, 'mnist'), dataRoot].map(listFolder));
  return folders.find((folder) => hasPart(folder, 'train'));
}

async function listFolder(path: string): Promise<Folder> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return { path, files: new Set(files) };
}

function hasPart(folder: Folder, part: Part): boolean {
  return (['images-idx3', 'labels-idx1'] as const).some(
    (content) => findFile(folder, part, content) !== undefined,
  );
}

/** Name of the file in any of its spellings. */
function findFile({ files }: Folder, part: Part, content: Content): string | undefined {
  const published = `${part}-${content}-ubyte`;
  const names = [published, published.replace('-idx', '.idx')];
  return [...names, ...names.map((name) => `${name}.gz`)].find((name) => files.has(name));
}

async function readPair(folder: Folder, part: Part): Promise<IdxPair> {
  return {
    images: await readPart(folder, part, 'images-idx3'),
    labels: await readPart(folder, part, 'labels-idx1'),
  };
}

async function readPart(folder: Folder, part: Part, content: Content): Promise<NamedBytes> {
  const name = findFile(folder, part, content);
  if (name === undefined) {
    throw new DatasetError(
      'missing-files',
      `dataset 'mnist': there is no ${part}-${content}-ubyte in ${folder.path}, with .gz or without, beside the other file of its pair; put it there`,
    );
  }
  const file = join(folder.path, name);
  return { file, bytes: await readBytes(file) };
}
