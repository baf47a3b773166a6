import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { overrideOptions, readConfigFile } from './config-file.js';
import { emptyFolder } from './testing/run-trainer.js';
import type { GivenOptions } from './train-options.js';

function configFile(content: string): string {
  const path = join(emptyFolder(), 'config.json');
  writeFileSync(path, content);
  return path;
}

describe('readConfigFile', () => {
  test('reads options by the names of the command line', async () => {
    const options = {
      dataset: 'cora',
      hidden: [64, 32],
      'learning-rate': 0.005,
      featureless: true,
    };
    expect(await readConfigFile(configFile(JSON.stringify(options)))).toEqual(options);
  });

  test('takes relative paths from the folder of the file', async () => {
    const path = configFile(
      '{"graph": "g.gexf", "edges": "e.csv", "features": "/tables/f.csv", "out": "../runs/a"}',
    );
    expect(await readConfigFile(path)).toEqual({
      graph: join(path, '../g.gexf'),
      edges: join(path, '../e.csv'),
      features: '/tables/f.csv',
      out: join(path, '../../runs/a'),
    });
  });

  test.each([
    [
      '{"learningRate": 0.1}',
      '"learningRate" is no option of train; did you mean "learning-rate"?',
    ],
    ['{"config": "other.json"}', '"config" is no option of train'],
    ['{"epochs": "200"}', '"epochs" must be a whole number of at least 1, got "200"'],
    [
      '{"hidden": 32}',
      '"hidden" must be whole numbers from 1 to 65536, such as 64,32 ([64, 32] in a',
    ],
    ['{"dataset": ""}', '"dataset" must be a name, got ""'],
    ['{"directed": "yes"}', '"directed" must be true or false, got "yes"'],
    ['["karate"]', 'must hold a JSON object of options'],
    ['{', 'is no JSON: '],
  ])('%s is an error that names file and option', async (content, message) => {
    const path = configFile(content);
    await expect(readConfigFile(path)).rejects.toThrow(`${path}: ${message}`);
  });

  test('a missing file is an error', async () => {
    const path = join(emptyFolder(), 'none.json');
    await expect(readConfigFile(path)).rejects.toThrow(`${path}: there is no such file`);
  });
});

describe('overrideOptions', () => {
  test.each<[GivenOptions, GivenOptions, GivenOptions]>([
    [{ epochs: 5, seed: 1 }, { epochs: 9 }, { epochs: 9, seed: 1 }],
    [{ hidden: [32], layers: 2, encoder: 'gcn' }, { hidden: [8, 4] }, { hidden: [8, 4] }],
    [{ hidden: [32], layers: 2, trunk: 'shared' }, { encoder: 'linear' }, { encoder: 'linear' }],
    [{ dataset: 'karate' }, { edges: 'e.csv' }, { edges: 'e.csv' }],
    [{ dataset: 'karate' }, { graph: 'g.gexf' }, { graph: 'g.gexf' }],
    [{ graph: 'g.gexf', directed: false }, { edges: 'e.csv' }, { edges: 'e.csv' }],
    [{ edges: 'e.csv', labels: 'l.csv' }, { graph: 'g.gexf' }, { graph: 'g.gexf' }],
    [{ graph: 'g.gexf', directed: true }, { dataset: 'karate' }, { dataset: 'karate' }],
    [{ edges: 'e.csv', directed: true }, { dataset: 'karate' }, { dataset: 'karate' }],
    [{ model: 'vgae', beta: 1, trunk: 'shared' }, { model: 'gae' }, { model: 'gae' }],
    [{ decoder: 'inner-product', loss: 'exact' }, { decoder: 'mlp' }, { decoder: 'mlp' }],
  ])('%o under %o gives %o', (file, commandLine, expected) => {
    expect(overrideOptions(file, commandLine)).toEqual(expected);
  });
});
