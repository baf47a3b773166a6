import { expect, test } from 'vitest';
import type { GivenOptions } from './train-options.js';
import { type TrainSettings, trainSettings } from './train-settings.js';

const karate = { dataset: 'karate' };

test('the defaults are those of the paper', () => {
  expect(trainSettings(karate)).toEqual({
    source: { dataset: 'karate', featureless: false },
    model: 'vgae',
    hidden: 1,
    latent: 16,
    trunk: 'shared',
    beta: undefined,
    latentPenalty: undefined,
    warmUpEpochs: 0,
    decoder: undefined,
    loss: 'auto',
    epochs: undefined,
    learningRate: undefined,
    keep: 'last',
    seed: 0,
    runs: undefined,
    validationFraction: undefined,
    testFraction: undefined,
    backend: 'auto',
    threads: 'auto',
    fusedMultiplyAdd: false,
  });
});

test.each<[GivenOptions, TrainSettings['hidden']]>([
  [{ layers: 1 }, 0],
  [{ layers: 3 }, 2],
  [{ hidden: [64, 32] }, [64, 32]],
  [{ hidden: [64, 32], layers: 3 }, [64, 32]],
  [{ hidden: [] }, []],
  [{ encoder: 'linear' }, []],
  [{ encoder: 'linear', layers: 1, hidden: [] }, []],
])('%o has hidden layers of widths %o', (given, hidden) => {
  expect(trainSettings({ ...karate, ...given }).hidden).toEqual(hidden);
});

test('files of a graph', () => {
  const files = { edges: 'e.csv', features: 'f.csv', labels: 'l.csv', nodes: 'n.csv' };
  const given = { ...files, directed: true };
  expect(trainSettings(given).source).toEqual({ ...given, featureless: false });
});

test('one file of a graph', () => {
  const graph = 'g.graphml';
  expect(trainSettings({ graph }).source).toEqual({ graph, featureless: false });
  const given = { graph, directed: false, featureless: true };
  expect(trainSettings(given).source).toEqual(given);
});

test.each<[GivenOptions, RegExp]>([
  [{}, /no graph to train on; give --dataset NAME, such as wordnet, --graph FILE or --edges FILE/],
  [{ ...karate, edges: 'e.csv' }, /--dataset and --edges each name a graph/],
  [{ ...karate, graph: 'g.gexf' }, /--dataset and --graph each name a graph; give one of them/],
  [{ graph: 'g.gexf', edges: 'e.csv' }, /--graph and --edges each name a graph/],
  [{ graph: 'g.gexf', labels: 'l.csv' }, /--labels belongs to --edges; a --graph brings its own/],
  [{ graph: 'g.gexf', 'data-root': '.' }, /--data-root belongs to --dataset; with --graph leave/],
  [{ ...karate, features: 'f.csv' }, /--features belongs to --edges/],
  [{ ...karate, labels: 'l.csv' }, /--labels belongs to --edges/],
  [{ ...karate, nodes: 'n.csv' }, /--nodes belongs to --edges/],
  [{ ...karate, directed: true }, /--directed belongs to --edges/],
  [{ edges: 'e.csv', 'data-root': '.' }, /--data-root belongs to --dataset/],
  [{ edges: 'e.csv', features: 'f.csv', featureless: true }, /--featureless leaves out/],
  [{ ...karate, layers: 1, hidden: [32] }, /--layers 1 contradicts --hidden 32/],
  [{ ...karate, layers: 2, hidden: [64, 32] }, /2 hidden layers and the last make 3/],
  [{ ...karate, encoder: 'linear', hidden: [32] }, /--encoder linear has no hidden layer/],
  [{ ...karate, encoder: 'linear', layers: 2 }, /--encoder linear has one layer, got --layers 2/],
  [{ ...karate, loss: 'exact', decoder: 'mlp' }, /--loss exact needs the inner-product decoder/],
  [{ ...karate, loss: 'exact', decoder: 'bilinear' }, /with --decoder bilinear use --loss sampled/],
  [{ ...karate, model: 'gae', beta: 1 }, /--beta weighs the KL term, which gae does not have/],
  [{ ...karate, model: 'gae', trunk: 'shared' }, /--trunk concerns .* vgae/],
  [{ ...karate, layers: 1, trunk: 'separate' }, /--trunk concerns hidden layers/],
  [{ ...karate, 'val-fraction': 0.5, 'test-fraction': 0.5 }, /leave no edges for training/],
  [{ ...karate, 'test-fraction': 0.95 }, /--val-fraction 0.05 and --test-fraction 0.95 leave no/],
  [{ ...karate, keep: 'best', 'val-fraction': 0 }, /--keep best chooses by validation AUC/],
])('%o is a contradiction', (given, message) => {
  expect(() => trainSettings(given)).toThrow(message);
  expect(() => trainSettings(given)).toThrow(expect.objectContaining({ code: 'usage' }));
});
