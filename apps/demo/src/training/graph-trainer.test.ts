import { loadDataset } from '@latentgraph/datasets';
import { expect, test } from 'vitest';
import { readSettings } from '../address/settings-codec.js';
import { type GraphSettings, graphSettingCodecs } from './graph-settings.js';
import { GraphTrainer, type TrainingNews } from './graph-trainer.js';

const settings: GraphSettings = {
  ...readSettings<GraphSettings>(graphSettingCodecs, new Map()),
  epochs: 4,
};
const sources = { dataFolder: '' };

/** Of Karate's graph; a file is none. */
function trainer(): GraphTrainer {
  return new GraphTrainer(async (name) => {
    if (name === 'file') throw new Error('no graph');
    const graph = await loadDataset('karate');
    return { graph, names: Array.from({ length: graph.nodeCount }, (_, node) => `${node}`) };
  });
}

function listen() {
  const heard: TrainingNews[] = [];
  return { heard, listener: async (news: TrainingNews) => void heard.push(news) };
}

const numbersOf = (heard: readonly TrainingNews[]): number[] =>
  heard.flatMap(({ epochs }) => epochs).map(({ number }) => number);

test('tells every epoch once, and the test figures with the last', async () => {
  const subject = trainer();
  const { graph } = await subject.open(settings, sources);
  expect(graph).toMatchObject({ nodeCount: 34, classNames: ['Mr. Hi', 'Officer'] });
  const { heard, listener } = listen();
  await subject.step(listener);
  await subject.run(listener);
  expect(numbersOf(heard)).toEqual([1, 2, 3, 4]);
  expect(heard.filter(({ test: measured }) => measured !== undefined)).toEqual([heard.at(-1)]);
  expect(heard.filter(({ isDone }) => isDone)).toEqual([heard.at(-1)]);
  expect(await subject.evaluate()).toEqual(heard.at(-1)?.test);
});

test('steps and runs that come at once are done one after another', async () => {
  const subject = trainer();
  await subject.open(settings, sources);
  const { heard, listener } = listen();
  await Promise.all([subject.step(listener), subject.step(listener), subject.run(listener)]);
  expect(numbersOf(heard)).toEqual([1, 2, 3, 4]);
});

test('openings leave no tensors behind, at once or failing', async () => {
  const subject = trainer();
  await subject.open(settings, sources);
  const before = subject.tensorCount();
  await Promise.all([1, 2, 3].map((seed) => subject.open({ ...settings, seed }, sources)));
  expect(subject.tensorCount()).toBe(before);
  await subject.run(listen().listener);
  const trained = subject.tensorCount();
  await expect(subject.open({ ...settings, graph: 'file' }, sources)).rejects.toThrow('no graph');
  const notModel = Uint8Array.of(1, 2, 3);
  await expect(subject.open(settings, sources, notModel)).rejects.toThrow('safetensors');
  expect(subject.tensorCount()).toBe(trained);
  // What was there before can still be asked.
  expect(await subject.nearest(0, 3)).toHaveLength(3);
});

test('says so where nothing is open', async () => {
  await expect(trainer().run(listen().listener)).rejects.toThrow('no graph is open');
});
