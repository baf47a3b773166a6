#!/usr/bin/env python3
"""Trains the dense AE or VAE in PyTorch on the splits of LatentGraph's runs on images and writes the comparison.

    npm run --silent latentgraph -- train --dataset mnist --model ae --runs 3 --out runs/mnist-ae
    npm run --silent latentgraph -- images runs/mnist-ae/run-0
    python tooling/parity/compare_images.py runs/mnist-ae ... --out docs/results/images

Each run's split goes to the peer with the run's seed and settings. Writes FILE.md and FILE.json, with what
`latentgraph images` found in the runs, and exits with 1 where the bars stated below are missed. What the peer
has answered is kept under .cache/peer. Needs built packages for the digits, and a Python with torch.
"""
import argparse
import json
import sys
from pathlib import Path

from peer import CACHE, export, flat, mean_and_std, peer_answer, single_runs, spread

PEER = Path(__file__).with_name('pytorch_autoencoder.py')
MOST_ABOVE_PEER = 3  # nats, of the mean negative ELBO
MOST_SQUARED_ERROR = 0.009  # per pixel, of an AE with 32 latent dimensions
FIGURES = {
    'ae': {'mse': ('squared error per pixel', 5)},
    'vae': {
        'negativeElbo': ('negative ELBO, nats', 2), 'reconstruction': ('reconstruction, nats', 2),
        'kl': ('KL, nats', 2), 'mse': ('squared error per pixel', 5),
    },
}


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('runs', nargs='+', type=Path, help='run directories of `latentgraph train --dataset mnist`')
    parser.add_argument('--out', type=Path, required=True, help='the table, without .md and .json')
    parser.add_argument('--threads', type=int, default=2)
    return parser.parse_args()


def read_json(*parts):
    return json.loads(Path(*parts).read_text(encoding='utf-8'))


def peer_options(metrics, config):
    """The peer's options for a run's settings; an error where it has no such setting."""
    model = metrics['model']
    fixed = {'dataset': 'mnist', 'encoder': 'dense', 'keep': 'last', 'trunk': 'shared', 'warm-up': 0, 'val-fraction': 0.1, 'test-fraction': 0.1}
    for name, value in fixed.items():
        if config.get(name, value) != value:
            sys.exit(f'the peer has {name} {value} only, but a run has {config[name]}')
    if 'data-root' in config or len(model['hidden']) != 1:
        sys.exit('the peer has the digits of the npm package mnist and one hidden layer only')
    return {
        '--model': model['name'], '--reconstruction': metrics['loss'], '--hidden': model['hidden'][0], '--latent': model['latent'],
        '--beta': config.get('beta', 1), '--epochs': metrics['epochs'], '--batch': model['batchSize'], '--lr': model['learningRate'],
        '--seed': metrics['seed'],
    }


def collect(arguments):
    """Per kind of model: seed, our test figures and the peer's on each split, and the folders of the runs."""
    groups = {}
    for folder in (folder for directory in arguments.runs for folder in single_runs(directory)):
        metrics = read_json(folder, 'metrics.json')
        seed = metrics['seed']
        options = peer_options(metrics, read_json(folder, 'config.json'))
        pixels = export(CACHE / 'images' / f'mnist-{seed}.f32', 'export-images.mjs', [], [str(seed)])
        answer = peer_answer(PEER, ('--pixels', pixels), flat(options), arguments.threads)
        pair = {'seed': seed, 'ours': metrics['test'], 'peer': answer['test'], 'folder': folder}
        print(f'{folder}: {pair["ours"]}, peer {pair["peer"]}', file=sys.stderr)
        key = tuple(value for option, value in options.items() if option != '--seed')
        groups.setdefault(key, (options, []))[1].append(pair)
    return groups.values()


def summarize(options, pairs):
    """All figures of one kind of model: mean and standard deviation over the runs."""
    name = options['--model']
    sides = {'ours': [pair['ours'] for pair in pairs], 'peer': [pair['peer'] for pair in pairs]}
    return {
        'model': name, 'latent': options['--latent'], 'epochs': options['--epochs'], 'seeds': [pair['seed'] for pair in pairs],
        'figures': {
            figure: {side: mean_and_std([test[figure] for test in tests]) for side, tests in sides.items()}
            for figure in FIGURES[name]
        },
        'experiments': next((found for pair in pairs if (found := experiments(pair['folder']))), {}),
    }


def experiments(folder):
    """What `latentgraph images` found in a run, by the experiment's name."""
    return {path.stem: read_json(path) for path in sorted((folder / 'experiments').glob('*.json'))}


def missed_bars(row):
    name = title(row)
    if row['model'] == 'vae':
        elbo = row['figures']['negativeElbo']
        above = elbo['ours']['mean'] - elbo['peer']['mean']
        if above > MOST_ABOVE_PEER:
            yield f'{name}: the negative ELBO is {above:.2f} nats above the peer'
    elif row['latent'] == 32:
        error = row['figures']['mse']['ours']['mean']
        if error > MOST_SQUARED_ERROR:
            yield f'{name}: the squared error is {error:.5f} per pixel'
        for found in row['experiments'].get('downstream', {}).get('numbers', {}).get('rows', []):
            if found['labels'] == 100 and found['embeddings']['mean'] <= found['pixels']['mean']:
                yield f'{name}: with 100 labels embeddings classify no better than pixels'


def title(row):
    return f'{row["model"].upper()}, {row["latent"]} latent dimensions'


INTRODUCTION = f"""# Autoencoders of images against PyTorch

MNIST's digits of the npm package `mnist`: 8,000 to train on, 1,000 for validation, 1,000 to test on, split by seed. Test figures, mean ± standard
deviation over the seeds; both programs had the same splits, layers, batches and epochs, and each its own random numbers. Nats are per image, from one
sample of each posterior; the squared error is of what the posterior's mean decodes to. Made by `tooling/parity/compare_images.py`.

Bars: the negative ELBO at most {MOST_ABOVE_PEER} nats above PyTorch's; the AE's squared error at most {MOST_SQUARED_ERROR} with 32 latent dimensions; with 100 labels, its
embeddings classify better than pixels."""


def table(heads, rows):
    return [f'| {" | ".join(heads)} |', '|---' * len(heads) + '|', *(f'| {" | ".join(cells)} |' for cells in rows)]


def markdown(rows, missed):
    cells = [
        [title(row) if k == 0 else '', label, str(len(row['seeds'])), spread(row['figures'][figure]['ours'], digits), spread(row['figures'][figure]['peer'], digits)]
        for row in rows
        for k, (figure, (label, digits)) in enumerate(FIGURES[row['model']].items())
    ]
    lines = [INTRODUCTION, *([f'Missed: {"; ".join(missed)}.'] if missed else ['All are met.']), '']
    lines += table(['model', 'test', 'runs', 'LatentGraph', 'PyTorch'], cells)
    for row in rows:
        if not row['experiments']:
            continue
        lines += ['', f'## Experiments with the {title(row)}', '', 'What `latentgraph images` found in one run; `report.html` there has the pictures.']
        for name, found in row['experiments'].items():
            lines += ['', f'### {name.replace("-", " ").capitalize()}', '', found['conclusion']]
            for found_table in found['tables']:
                lines += ['', *table(found_table['head'], found_table['rows'])]
    return '\n'.join(lines) + '\n'


def main():
    arguments = parse_arguments()
    rows = [summarize(*group) for group in collect(arguments)]
    missed = [text for row in rows for text in missed_bars(row)]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    Path(f'{arguments.out}.md').write_text(markdown(rows, missed), encoding='utf-8')
    without_points = [{name: value for name, value in row.items() if name != 'experiments'} for row in rows]
    Path(f'{arguments.out}.json').write_text(json.dumps(without_points, indent=2) + '\n', encoding='utf-8')
    print(markdown(rows, missed))
    return 1 if missed else 0


if __name__ == '__main__':
    sys.exit(main())
