/** @file What the built command says of arguments and files that it cannot use. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWithGraph } from './testing/folder-with-graph.js';
import { runTrainer } from './testing/run-trainer.js';

const mixedGexf = `<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges>
<edge source="a" target="b"/>
<edge source="a" target="b" type="directed"/></edges></graph></gexf>`;

const negativeJson =
  '{"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "value": -1}]}';

describe('what cannot be used', () => {
  const folder = folderWithGraph();
  writeFileSync(join(folder, 'empty.csv'), '');
  writeFileSync(join(folder, 'header.csv'), 'source,target\n');
  writeFileSync(join(folder, 'short.csv'), 'source,target\na,b\nc\n');
  writeFileSync(join(folder, 'strangers.csv'), 'id,age\np0,1\nnobody,2\n');
  writeFileSync(join(folder, 'key.json'), '{"dataset": "karate", "epoch": 3}');
  writeFileSync(join(folder, 'x'), '');
  writeFileSync(join(folder, 'broken.npz'), 'not an archive');
  writeFileSync(join(folder, 'loops.csv'), 'a,a\nb,b\n');
  writeFileSync(join(folder, 'negative.csv'), 'a,b,1\nb,c,-0.5\n');
  writeFileSync(join(folder, 'short.graphml'), '<graphml>\n<graph edgedefault="directed">\n');
  writeFileSync(
    join(folder, 'stranger.json'),
    '{"nodes": [{"id": 1}],\n"links": [\n{"source": 1, "target": 2}]}',
  );
  writeFileSync(join(folder, 'mixed.gexf'), mixedGexf);
  writeFileSync(join(folder, 'lonely.graphml'), '<graphml><graph><node id="a"/></graph></graphml>');
  writeFileSync(join(folder, 'negative.json'), negativeJson);
  const before = readdirSync(folder).sort();

  test.each([
    [[], 2, 'say what to do'],
    [['train'], 2, 'no graph to train on'],
    [['train', '--dataset', 'karat'], 2, 'did you mean "karate"?'],
    [['train', '--dataset', 'karate', '--model', 'vgea'], 2, 'did you mean "vgae"?'],
    [
      ['train', '--dataset', 'karate', '--model', 'vae'],
      2,
      '--model vae is for images, such as --dataset mnist; for graphs use vgae',
    ],
    [['train', '--dataset', 'karate', '--latent', '0'], 2, 'from 1 to 65536, got 0'],
    [['train', '--dataset', 'karate', '--latent', '1e9'], 2, 'from 1 to 65536, got 1000000000'],
    [['train', '--dataset', 'karate', '--layers', '1e9'], 2, 'from 1 to 100, got 1000000000'],
    [['train', '--dataset', 'karate', '--learning-rate', 'Infinity'], 2, 'got Infinity'],
    [['train', '--dataset', 'karate', '--test-fraction', '1.5'], 2, 'less than 1, got 1.5'],
    [['train', '--dataset', 'karate', '--val-fraction', '0.001'], 2, 'less than one edge'],
    [
      ['train', '--dataset', 'karate', '--threads', '65'],
      2,
      'a whole number from 1 to 64, or auto, got 65',
    ],
    [['train', '--dataset', 'karate', '--backend', 'wsm'], 2, 'did you mean "wasm"?'],
    [['train', '--dataset', 'karate', '--resume'], 2, "unknown option '--resume'"],
    [['train', '--dataset', 'karate', '--out', '.'], 2, 'holds files already'],
    [['train', '--dataset', 'karate', '--out', 'x/y'], 2, 'x is a file'],
    [['train', '--dataset', 'cora', '--data-root', 'none'], 2, 'none: there is no such folder'],
    [['train', '--dataset', 'karate', '--data-root', '.'], 2, 'has no effect on karate'],
    [['train', '--edges', 'none.csv'], 2, 'none.csv: there is no such file'],
    [['train', '--edges', 'empty.csv'], 2, 'empty.csv: '],
    [['train', '--edges', 'header.csv'], 2, 'header.csv: '],
    [['train', '--edges', 'short.csv'], 2, 'short.csv:3: '],
    [['train', '--edges', 'loops.csv'], 2, 'every edge joins a node with itself'],
    [['train', '--edges', 'negative.csv'], 2, 'the edge from b to c has weight -0.5'],
    [['train', '--graph', 'none.gexf'], 2, 'none.gexf: there is no such file'],
    [['train', '--graph', 'empty.csv'], 2, 'empty.csv: the file is empty'],
    [['train', '--graph', 'short.csv'], 2, 'short.csv:3: '],
    [['train', '--graph', 'short.graphml'], 2, 'short.graphml:3: not valid XML: unclosed tag'],
    [['train', '--graph', 'stranger.json'], 2, "stranger.json:3: the edge from '1' to '2'"],
    [['train', '--graph', 'mixed.gexf'], 2, 'mixed.gexf:3: the edge from'],
    [['train', '--graph', 'lonely.graphml'], 2, 'lonely.graphml: there are no edges'],
    [['train', '--graph', 'negative.json'], 2, 'the edge from a to b has weight -1'],
    [['train', '--graph', 'edges.csv', '--features', 'features.csv'], 2, '--features belongs to'],
    [['train', '--dataset', 'coauthor_cs'], 2, 'put coauthor_cs.npz into a folder'],
    [['train', '--dataset', 'broken', '--data-root', '.'], 2, 'broken.npz: it is no zip archive'],
    [['train', '--dataset', 'cora', '--data-root', '.'], 2, 'there is no ind.cora.graph in'],
    [
      ['train', '--edges', 'edges.csv', '--features', 'strangers.csv'],
      2,
      "strangers.csv:3: node id 'nobody'",
    ],
    [['train', '--config', 'key.json'], 2, '"epoch" is no option of train; did you mean "epochs"?'],
    [['train', '--config', 'none.json'], 2, 'none.json: there is no such file'],
    [['train', '--dataset', 'karate', '--learning-rate', '1e38', '--epochs', '9'], 1, 'finite'],
  ])('%j ends with %i and one clear line', async (args, expected, message) => {
    const { code, stdout, stderr } = await runTrainer(
      [...args, ...(args.length > 1 ? ['--quiet'] : [])],
      folder,
    );
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^latentgraph: [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(existsSync(join(folder, 'runs'))).toBe(false);
  });
});
