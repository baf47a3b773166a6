#!/usr/bin/env python3
"""Trains the dense AE or VAE in PyTorch on the splits of LatentGraph's runs on images and writes the comparison.

    npm run --silent latentgraph -- train --dataset mnist --model ae --runs 3 --out runs/mnist-ae
    npm run --silent latentgraph -- images runs/mnist-ae/run-0
    python tooling/parity/compare_images.py runs/mnist-ae ... --out docs/results/images

Each run's split goes to the peer with the run's seed and settings. Writes FILE.md and FILE.json, with what
`latentgraph images` found in the first run of a kind that it looked at, but classification from few labels of all
runs, and exits with 1 where the bars stated below are missed. What the peer has answered is kept under .cache/peer.
Needs built packages for the digits, and a Python with torch. Times are those that both programs state of these runs:
train on a quiet machine.
"""
import argparse
import json
import math
import sys
from pathlib import Path

from peer import CACHE, export, flat, mean_and_std, peer_answer, single_runs, spread

PEER = Path(__file__).with_name('pytorch_autoencoder.py')
MOST_ABOVE_PEER = 3  # nats, of the mean negative ELBO
MOST_SQUARED_ERROR = 0.009  # per pixel, of an AE with 32 latent dimensions
FEW_LABELS = 100
FEW_LABELS_NAME = 'downstream'
TIME = {'secondsPerEpoch': ('time of an epoch, s', 2)}
FIGURES = {
    'ae': {'mse': ('squared error per pixel', 5), **TIME},
    'vae': {
        'negativeElbo': ('negative ELBO, nats', 2), 'reconstruction': ('reconstruction, nats', 2),
        'kl': ('KL, nats', 2), 'mse': ('squared error per pixel', 5), **TIME,
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
    fixed = {'dataset': 'mnist', 'keep': 'last', 'trunk': 'shared', 'warm-up': 0, 'val-fraction': 0.1, 'test-fraction': 0.1}
    for name, value in fixed.items():
        if config.get(name, value) != value:
            sys.exit(f'the peer has {name} {value} only, but a run has {config[name]}')
    if 'data-root' in config:
        sys.exit('the peer has the digits of the npm package mnist only')
    return {
        '--model': model['name'], '--encoder': model['encoder'], '--reconstruction': metrics['loss'],
        '--hidden': ','.join(map(str, model['hidden'])), '--latent': model['latent'],
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
        pair = {
            'seed': seed, 'folder': folder,
            'ours': {**metrics['test'], 'secondsPerEpoch': metrics['timing']['medianMsPerEpoch'] / 1e3},
            'peer': {**answer['test'], 'secondsPerEpoch': answer['medianMsPerEpoch'] / 1e3},
        }
        print(f'{folder}: {pair["ours"]}, peer {pair["peer"]}', file=sys.stderr)
        key = tuple(value for option, value in options.items() if option != '--seed')
        groups.setdefault(key, (options, []))[1].append(pair)
    return groups.values()


def summarize(options, pairs):
    """All figures of one kind of model: mean and standard deviation over the runs."""
    name = options['--model']
    sides = {'ours': [pair['ours'] for pair in pairs], 'peer': [pair['peer'] for pair in pairs]}
    return {
        'model': name, 'encoder': options['--encoder'], 'latent': options['--latent'], 'epochs': options['--epochs'], 'seeds': [pair['seed'] for pair in pairs],
        'figures': {
            figure: {side: over_runs(figure, [test[figure] for test in tests]) for side, tests in sides.items()}
            for figure in FIGURES[name]
        },
        'fewLabels': few_labels([pair['folder'] for pair in pairs]),
        'experiments': next((found for pair in pairs if (found := experiments(pair['folder']))), {}),
    }


def over_runs(figure, values):
    """Mean and standard deviation, but of times the least, which other work on the machine has disturbed least."""
    return {'least': min(values)} if figure in TIME else mean_and_std(values)


def shown(figures, digits):
    return f'{figures["least"]:.{digits}f}' if 'least' in figures else spread(figures, digits)


def experiments(folder):
    """What `latentgraph images` found in a run, by the experiment's name, but for what `few_labels` takes from all."""
    return {path.stem: read_json(path) for path in sorted((folder / 'experiments').glob('*.json')) if path.stem != FEW_LABELS_NAME}


def few_labels(folders):
    """Accuracies from few labels: of the mean over the choices of labels, mean and standard deviation over the runs."""
    runs = [read_json(file)['numbers']['rows'] for folder in folders if (file := folder / 'experiments' / f'{FEW_LABELS_NAME}.json').exists()]
    groups = {}
    for row in (row for rows in runs for row in rows):
        groups.setdefault((row['labels'], row['classifier']), []).append(row)
    return [
        {
            'labels': labels, 'classifier': classifier, 'runs': len(rows),
            'embeddings': mean_and_std([100 * row['embeddings']['mean'] for row in rows]),
            'pixels': mean_and_std([100 * row['pixels']['mean'] for row in rows]),
            'difference': mean_and_error([100 * row['advantage']['mean'] for row in rows]),
            'wins': sum(row['advantage']['wins'] for row in rows), 'draws': sum(row['draws'] for row in rows),
        }
        for (labels, classifier), rows in groups.items()
    ]


def mean_and_error(values):
    """The mean and its standard error."""
    mean, std = mean_and_std(values).values()
    return {'mean': mean, 'standardError': None if std is None else std / math.sqrt(len(values))}


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
        verdicts = [verdict(found) for found in of_few_labels(row)]
        if verdicts and ('better' not in verdicts or 'worse' in verdicts):
            yield f'{name}: with {FEW_LABELS} labels embeddings classify no better than pixels'


def of_few_labels(row):
    """The rows with the number of labels that the bar is about, one for each classifier."""
    return [found for found in row['fewLabels'] if found['labels'] == FEW_LABELS]


def verdict(found):
    """Of embeddings over pixels, by whether the mean difference is beyond two standard errors."""
    mean, error = found['difference'].values()
    if abs(mean) <= 2 * (error or 0):
        return 'alike'
    return 'better' if mean > 0 else 'worse'


def even_classifiers(rows):
    """What the bar of few labels lets pass: classifiers to which embeddings are worth no more than pixels."""
    return [
        f'{found["classifier"]} on the {title(row)} ({spread(found["difference"], 1, "+")} points)'
        for row in rows if row['model'] == 'ae'
        for found in of_few_labels(row) if verdict(found) == 'alike'
    ]


def title(row):
    encoder = '' if row['encoder'] == 'dense' else f', {row["encoder"]}'
    return f'{row["model"].upper()}{encoder}, {row["latent"]} latent dimensions'


INTRODUCTION = f"""# Autoencoders of images against PyTorch

MNIST's digits of the npm package `mnist`: 8,000 to train on, 1,000 for validation, 1,000 to test on, split by seed. Test figures, mean ± standard
deviation over the seeds; both programs had the same splits, layers, batches and epochs, and each its own random numbers. Dense models have one hidden layer
of 400, convolutional ones 16 and 32 channels. Nats are per image, from one sample of each posterior; the squared error is of what the posterior's mean
decodes to. Times are medians over the epochs of these very runs, on two cores, of the fastest run; [the benchmark](../benchmarks/README.md) takes them in turn.
Made by `tooling/parity/compare_images.py`.

Bars: the negative ELBO at most {MOST_ABOVE_PEER} nats above PyTorch's; the AE's squared error at most {MOST_SQUARED_ERROR} with 32 latent dimensions; with {FEW_LABELS} labels, its
embeddings classify better than pixels: by one classifier at least, and by none worse, both by more than two standard errors."""


FEW_LABELS_INTRODUCTION = """## Classification from few labels

`latentgraph images RUN downstream`: the autoencoder learns from all training images without labels, a classifier from a few labels, as many of each class,
on embeddings or on pixels. A logistic regression has its penalty chosen on the validation images, for both alike; nearest neighbor has nothing to choose.
Vectors are taken as they are. Accuracies are means over choices of labels (20, of 1,000 labels 5), then mean ± standard deviation over runs, each with a seed,
a split and choices of its own; the difference is its mean over the runs ± standard error; the last column counts the choices of all runs."""


def table(heads, rows):
    return [f'| {" | ".join(heads)} |', '|---' * len(heads) + '|', *(f'| {" | ".join(cells)} |' for cells in rows)]


def few_labels_section(rows):
    cells = [
        [
            title(row) if k == 0 else '', f'{found["labels"]:,}', found['classifier'], str(found['runs']),
            *(f'{spread(found[side], 1)} %' for side in ('embeddings', 'pixels')),
            spread(found['difference'], 1, '+'), f'{found["wins"]} of {found["draws"]}',
        ]
        for row in rows
        for k, found in enumerate(row['fewLabels'])
    ]
    if not cells:
        return []
    heads = ['embeddings of', 'labels', 'classifier', 'runs', 'accuracy from embeddings', 'from pixels', 'difference, points', 'embeddings better']
    return ['', FEW_LABELS_INTRODUCTION, '', *table(heads, cells)]


def markdown(rows, missed):
    cells = [
        [title(row) if k == 0 else '', label, str(len(row['seeds'])), *(shown(row['figures'][figure][side], digits) for side in ('ours', 'peer'))]
        for row in rows
        for k, (figure, (label, digits)) in enumerate(FIGURES[row['model']].items())
    ]
    lines = [INTRODUCTION, *([f'Missed: {"; ".join(missed)}.'] if missed else ['All are met.'])]
    if even := even_classifiers(rows):
        lines.append(f'Even with pixels from {FEW_LABELS} labels, and short of a bar for each classifier by itself: {"; ".join(even)}.')
    lines.append('')
    lines += table(['model', 'test', 'runs', 'LatentGraph', 'PyTorch'], cells)
    lines += few_labels_section(rows)
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
