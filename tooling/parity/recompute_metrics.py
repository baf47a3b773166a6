#!/usr/bin/env python3
"""Recomputes AUC and AP of a run from its split.json and embeddings.csv alone, by scikit-learn.

A link's score is the inner product of the two nodes' rows, in double precision, so this is for runs
with the inner-product decoder. Prints one line; exits with 1 where metrics.json says otherwise by more than 1e-6.

    python tooling/parity/recompute_metrics.py RUN_DIR     (needs scikit-learn)
"""
import csv
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

TOLERANCE = 1e-6


def read_embeddings(path, ids):
    """Rows of embeddings.csv in the order of the split's ids, [N, d]."""
    with open(path, newline='', encoding='utf-8') as file:
        _, *rows = csv.reader(file)
    vectors = {name: [float(value) for value in values] for name, *values in rows}
    # Single precision in nine digits: rounding to it gives the very values back.
    return np.array([vectors[name] for name in ids], dtype=np.float32).astype(np.float64)


def link_metrics(z, links):
    pairs = np.array(links['positives'] + links['negatives'])
    labels = np.repeat([1, 0], [len(links['positives']), len(links['negatives'])])
    scores = (z[pairs[:, 0]] * z[pairs[:, 1]]).sum(1)
    return {'auc': roc_auc_score(labels, scores), 'ap': average_precision_score(labels, scores)}


def main(run):
    split = json.loads((run / 'split.json').read_text(encoding='utf-8'))
    z = read_embeddings(run / 'embeddings.csv', split['ids'])
    recorded = json.loads((run / 'metrics.json').read_text(encoding='utf-8'))
    parts = [part for part in ('validation', 'test') if split[part]['positives']]
    recomputed = {part: link_metrics(z, split[part]) for part in parts}
    differences = [abs(value - recorded[part][name]) for part in parts for name, value in recomputed[part].items()]
    agrees = bool(differences) and max(differences) <= TOLERANCE
    figures = ', '.join(f'{part} AUC {recomputed[part]["auc"]:.6f} AP {recomputed[part]["ap"]:.6f}' for part in parts)
    verdict = 'agrees with' if agrees else 'DISAGREES with'
    largest = f'largest difference {max(differences):.1e}' if differences else 'no edges are held out'
    print(f'{run}: {verdict} metrics.json ({figures or "nothing to compare"}; {largest})')
    return 0 if agrees else 1


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(f'usage: {sys.argv[0]} RUN_DIR')
    sys.exit(main(Path(sys.argv[1])))
