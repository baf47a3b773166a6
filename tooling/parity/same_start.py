#!/usr/bin/env python3
"""Trains a GAE in PyTorch and PyTorch Geometric from the very weights that runs of LatentGraph began with.

    python tooling/parity/same_start.py runs/citeseer-gae --out docs/results/same-start

Same split, same initial weights, no noise: what is left between the programs is rounding. GCN layers have no
bias here, as in LatentGraph and in the paper's code. Featureless GAE runs with one hidden layer and the exact loss
only. Writes FILE.md. Needs built packages, and a Python with torch and torch_geometric.
"""
import argparse
import json
import statistics
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch_geometric.nn import GAE
from torch_geometric.nn.conv.gcn_conv import gcn_norm
from torch_geometric.utils import to_undirected

WORKSPACE = Path(__file__).resolve().parents[2]


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('runs', type=Path, help='run directory of `latentgraph train --model gae --featureless --runs N`')
    parser.add_argument('--out', type=Path, required=True, help='the table, without .md')
    parser.add_argument('--threads', type=int, default=2)
    return parser.parse_args()


def read_safetensors(path):
    """Tensors by name; https://github.com/huggingface/safetensors, section Format."""
    content = path.read_bytes()
    (length,) = struct.unpack('<Q', content[:8])
    header = json.loads(content[8:8 + length])
    header.pop('__metadata__', None)
    tensor = lambda entry: np.frombuffer(content, '<f4', offset=8 + length + entry['data_offsets'][0], count=int(np.prod(entry['shape'])))
    return {name: torch.from_numpy(tensor(entry).reshape(entry['shape']).copy()) for name, entry in header.items()}


def initial_weights(folder):
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / 'initial.safetensors'
        subprocess.run(['node', 'tooling/parity/src/export-initial-weights.mjs', folder.resolve(), file], cwd=WORKSPACE, check=True)
        return read_safetensors(file)


def propagation_matrix(edges, nodes):
    """PyTorch Geometric's D^-1/2 (A + I) D^-1/2, row = receiver."""
    index, weight = gcn_norm(edges, None, nodes, False, True)
    return torch.sparse_coo_tensor(index.flip(0), weight, (nodes, nodes)).coalesce().to_sparse_csr()


def train(folder, metrics):
    split = json.loads((folder / 'split.json').read_text())
    pairs = lambda rows: torch.tensor(rows).t()
    nodes = split['nodes']
    edges = to_undirected(pairs(split['train']), num_nodes=nodes)
    propagation = propagation_matrix(edges, nodes)
    labels = torch.zeros(nodes, nodes)
    labels[edges[0], edges[1]] = 1
    count = labels.sum()
    labels += torch.eye(nodes)
    weight, norm = (nodes * nodes - count) / count, nodes * nodes / ((nodes * nodes - count) * 2)
    weights = initial_weights(folder)
    first, second = (weights[f'encoder.{part}.layer0.weight'].requires_grad_() for part in ('trunk', 'mean'))
    # X = I, so the first product is its weight.
    encode = lambda: propagation @ ((propagation @ first).relu() @ second)
    optimizer = torch.optim.Adam([first, second], lr=metrics['model']['learningRate'])
    for _ in range(metrics['epochs']):
        optimizer.zero_grad()
        z = encode()
        loss = norm * F.binary_cross_entropy_with_logits(z @ z.t(), labels, pos_weight=weight)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        return GAE(torch.nn.Identity()).test(encode(), pairs(split['test']['positives']), pairs(split['test']['negatives']))


def main():
    arguments = parse_arguments()
    torch.set_num_threads(arguments.threads)
    lines = [
        '# The same start in PyTorch Geometric', '',
        'Test AUC / AP in percent of featureless GAEs, trained by both programs on the same split, from the same initial',
        'weights: what is left is rounding. Made by `tooling/parity/same_start.py`.', '',
        '| dataset | seed | LatentGraph | PyTorch Geometric | difference |', '|---|---|---|---|---|',
    ]
    differences = []
    for folder in sorted({path.parent for path in arguments.runs.rglob('split.json')}):
        metrics = json.loads((folder / 'metrics.json').read_text())
        if metrics['model']['name'] != 'gae' or not metrics['dataset']['featureless'] or len(metrics['model']['hidden']) != 1:
            sys.exit(f'{folder} is no featureless GAE with one hidden layer')
        ours = (100 * metrics['test']['auc'], 100 * metrics['test']['ap'])
        peer = tuple(100 * value for value in train(folder, metrics))
        differences.append(tuple(a - b for a, b in zip(ours, peer)))
        show = lambda values, sign='': ' / '.join(f'{value:{sign}.2f}' for value in values)
        lines.append(f'| {metrics["dataset"]["name"]} | {metrics["seed"]} | {show(ours)} | {show(peer)} | {show(differences[-1], "+")} |')
        print(lines[-1], file=sys.stderr, flush=True)
    means = [statistics.mean(column) for column in zip(*differences)]
    lines += ['', f'Mean difference: {means[0]:+.3f} / {means[1]:+.3f} points.']
    Path(f'{arguments.out}.md').write_text('\n'.join(lines) + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
