#!/usr/bin/env python3
"""Trains PyTorch Geometric on the very splits of LatentGraph's runs and writes the paired comparison.

    npm run --silent latentgraph -- train --dataset cora --data-root ../shared/datasets --runs 10 --out runs/cora-vgae
    python tooling/parity/compare_with_peer.py runs/cora-vgae ... --out docs/results/link-prediction

Each split goes to the peer with the run's seed and settings. Writes FILE.md and FILE.json, and exits
with 1 where the bars stated below are missed. What the peer has answered is kept under .cache/peer,
so the command may be stopped and called again. Needs built packages for the features, and a Python
with what the peer needs: torch, torch_geometric, scikit-learn.
"""
import argparse
import json
import math
import os
import sys
from pathlib import Path

from peer import CACHE, WORKSPACE, export, flat, mean_and_std, peer_answer, single_runs, spread

SHARED = Path(os.environ.get('LATENTGRAPH_SHARED', WORKSPACE.parent / 'shared'))

# Kipf & Welling, "Variational Graph Auto-Encoders", 2016, link prediction, test AUC / AP in percent,
# by dataset, model and whether it is featureless.
PAPER = {
    ('cora', 'gae', False): (91.0, 92.0), ('cora', 'vgae', False): (91.4, 92.6),
    ('cora', 'gae', True): (84.3, 88.1), ('cora', 'vgae', True): (84.0, 87.7),
    ('citeseer', 'gae', False): (89.5, 89.9), ('citeseer', 'vgae', False): (90.8, 92.0),
    ('citeseer', 'gae', True): (78.7, 84.1), ('citeseer', 'vgae', True): (78.9, 84.1),
    ('pubmed', 'gae', False): (96.4, 96.5), ('pubmed', 'vgae', False): (94.4, 94.7),
    ('pubmed', 'gae', True): (82.2, 87.4), ('pubmed', 'vgae', True): (82.7, 87.5),
}
LEAST_DIFFERENCE = -0.3  # points, of the mean over the shared splits
MOST_BELOW_PAPER = 0.5  # points
METRICS = ('auc', 'ap')


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('runs', nargs='+', type=Path, help='run directories of `latentgraph train --runs N`')
    parser.add_argument('--out', type=Path, required=True, help='the table, without .md and .json')
    parser.add_argument('--peer', type=Path, default=SHARED / 'peers' / 'pyg_vgae.py')
    parser.add_argument('--data-root', default=SHARED / 'datasets')
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--without-peer', action='store_true', help='compare with the paper only')
    parser.add_argument('--answered', action='store_true', help='train nothing: leave rows blank which the peer has not answered in full')
    return parser.parse_args()


def features_file(dataset, data_root):
    path = CACHE / 'features' / f'{dataset}.mtx'
    return export(path, 'export-features.mjs', [dataset], [data_root])


def peer_arguments(metrics, arguments):
    """The peer's options for a run's settings; an error where it has no such setting."""
    model, dataset = metrics['model'], metrics['dataset']
    fixed = {'decoder': 'inner-product', 'keep': 'last', 'trunk': 'shared'}
    for name, value in fixed.items():
        if model.get(name, value) != value:
            sys.exit(f'the peer has {name} {value} only, but a run has {model[name]}')
    if len(model['hidden']) != 1:
        sys.exit(f'the peer has one hidden layer, but a run has {model["hidden"]}')
    options = {
        '--model': model['name'].upper(), '--loss': metrics['loss'], '--epochs': metrics['epochs'], '--seed': metrics['seed'],
        '--hidden': model['hidden'][0], '--latent': model['latent'], '--lr': model['learningRate'],
    }
    if not dataset['featureless']:
        options['--features'] = features_file(dataset['name'], arguments.data_root)
    return flat(options)


def holds_latent_vectors(model):
    """Whether a run held its latent vectors to the origin by more than the paper's KL term, which the peer cannot."""
    return model.get('beta', 1) != 1 or model.get('latentPenalty', 0) != 0


def collect(arguments):
    """Per dataset, model, featureless and held: seed, our metrics and the peer's on each split."""
    groups = {}
    for folder in (folder for directory in arguments.runs for folder in single_runs(directory)):
        metrics = json.loads((folder / 'metrics.json').read_text())
        pair = {'seed': metrics['seed'], 'ours': metrics['test']}
        answer = None
        if not arguments.without_peer:
            split = ('--split', folder / 'split.json')
            answer = peer_answer(arguments.peer, split, peer_arguments(metrics, arguments), arguments.threads, arguments.answered)
        if answer is not None:
            pair['peer'] = answer['test']
        print(f'{folder}: {", ".join(f"{side} {percent(pair[side])}" for side in pair if side != "seed")}', file=sys.stderr)
        dataset, model = metrics['dataset'], metrics['model']
        key = (dataset['name'], model['name'], dataset['featureless'], holds_latent_vectors(model))
        groups.setdefault(key, []).append(pair)
    return groups


def percent(values):
    return ' / '.join(f'{100 * values[metric]:.1f}' for metric in METRICS)


def summarize(key, pairs):
    """All figures of one row, in percent and points."""
    dataset, model, featureless, held = key
    paper = PAPER.get((dataset, model, featureless))
    row = {'dataset': dataset, 'model': model, 'featureless': featureless, 'held': held, 'runs': pairs}
    for metric in METRICS:
        ours = [100 * pair['ours'][metric] for pair in pairs]
        row[metric] = {
            'ours': mean_and_std(ours), 'peer': None, 'difference': None,
            'paper': None if paper is None else paper[METRICS.index(metric)],
        }
        if all('peer' in pair for pair in pairs):
            peer = [100 * pair['peer'][metric] for pair in pairs]
            difference = mean_and_std([a - b for a, b in zip(ours, peer)])
            error = None if difference['std'] is None else difference['std'] / math.sqrt(len(pairs))
            row[metric]['peer'] = mean_and_std(peer)
            row[metric]['difference'] = {'mean': difference['mean'], 'standardError': error}
    return row


def missed_bars(row):
    name = f'{row["model"].upper()}{"*" if row["featureless"] else ""} on {row["dataset"]}'
    for metric in METRICS:
        figures = row[metric]
        if figures['difference'] is not None and figures['difference']['mean'] < LEAST_DIFFERENCE:
            yield f'{name}: {metric.upper()} is {-figures["difference"]["mean"]:.2f} points below the peer'
        if figures['paper'] is not None and figures['ours']['mean'] < figures['paper'] - MOST_BELOW_PAPER:
            below = lambda side: f'{figures["paper"] - figures[side]["mean"]:.2f}'
            peer = f' (the peer, on the same splits: {below("peer")})' if figures['peer'] else ''
            yield f'{name}: {metric.upper()} is {below("ours")} points below the paper{peer}'


INTRODUCTION = {
    True: """# Link prediction against PyTorch Geometric

Test AUC / AP in percent, mean ± standard deviation over the runs; both programs had the same splits, features and
settings, run by run. The difference is the mean over these pairs ± its standard error, in points: what is left in it
is the luck of initialization and noise. Empty cells: PyTorch Geometric has not run there. * = featureless. Paper: Kipf & Welling
2016, which has one fixed split. Made by `tooling/parity/compare_with_peer.py`.""",
    False: """# Link prediction against the paper

Test AUC / AP in percent, mean ± standard deviation over the runs, each with a split of its own; the paper (Kipf &
Welling 2016) has one fixed split. * = featureless. Made by `tooling/parity/compare_with_peer.py --without-peer`.""",
}


HELD = """
† LatentGraph held the latent vectors to the origin by a larger beta (VGAE) or a latent penalty (GAE), as the trainer does by
default where there are no features, with weights chosen on validation edges. PyTorch Geometric's script, as the paper, has beta 1
and no penalty; all else was the same. So the difference here is not of the programs alone."""


def markdown(rows, missed):
    with_peer = any(row['auc']['peer'] is not None for row in rows)
    heads = ['dataset', 'model', 'runs', 'LatentGraph', *(['PyTorch Geometric', 'difference'] if with_peer else []), 'paper']
    held = [HELD] if any(row['held'] for row in rows) else []
    lines = [INTRODUCTION[with_peer], *held, '', f'| {" | ".join(heads)} |', '|---' * len(heads) + '|']
    for row in rows:
        both = lambda format_metric: ' / '.join(format_metric(row[metric]) for metric in METRICS)
        marks = f'{"*" if row["featureless"] else ""}{"†" if row["held"] else ""}'
        cells = [row['dataset'], f'{row["model"].upper()}{marks}', str(len(row['runs']))]
        cells.append(both(lambda figures: spread(figures['ours'], 1)))
        if row['auc']['peer'] is not None:
            cells.append(both(lambda figures: spread(figures['peer'], 1)))
            cells.append(both(lambda figures: spread(figures['difference'], 2, '+')))
        elif with_peer:
            cells += ['', '']
        cells.append(both(lambda figures: f'{figures["paper"]:.1f}') if row['auc']['paper'] is not None else '')
        lines.append(f'| {" | ".join(cells)} |')
    bars = f'at most {MOST_BELOW_PAPER} points below the paper.'
    bars = f'Bars: a difference of at least {LEAST_DIFFERENCE} points; {bars}' if with_peer else f'Bar: {bars}'
    return '\n'.join([*lines, '', bars, *([f'Missed: {"; ".join(missed)}.'] if missed else ['All are met.'])]) + '\n'


def main():
    arguments = parse_arguments()
    rows = [summarize(key, pairs) for key, pairs in collect(arguments).items()]
    missed = [text for row in rows for text in missed_bars(row)]
    table = markdown(rows, missed)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    Path(f'{arguments.out}.md').write_text(table, encoding='utf-8')
    Path(f'{arguments.out}.json').write_text(json.dumps(rows, indent=2) + '\n', encoding='utf-8')
    print(table)
    return 1 if missed else 0


if __name__ == '__main__':
    sys.exit(main())
