"""Writes figures as JSON, laid out as the workspace's formatter would."""
import json
import re
import textwrap
from pathlib import Path

import torch


def write_figures(name, figures):
    """Writes figures/NAME: a dictionary of tensors, numbers, lists and further dictionaries."""
    path = Path(__file__).with_name('figures') / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text(plain(figures)) + '\n')
    print(f'wrote {path}')


def plain(value):
    """Tensors as nested lists, numbers to ten digits."""
    if isinstance(value, torch.Tensor):
        return plain(value.detach().tolist())
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, float):
        rounded = float(f'{value:.10g}')
        return int(rounded) if rounded.is_integer() else rounded
    return value


def text(value, indent='', key=''):
    """JSON as the workspace's formatter lays it out: lines up to 100 characters, a row of a matrix on one line."""
    inner, line = indent + '  ', key + one_line(value)
    if isinstance(value, dict):
        items = [inner + text(item, inner, f'{json.dumps(name)}: ') for name, item in value.items()]
        return f'{key}{{\n' + ',\n'.join(items) + f'\n{indent}}}'
    if isinstance(value, list) and isinstance(value[0], dict) or isinstance(value, list) and len(indent + line) > 99:
        nested = isinstance(value[0], (list, dict))
        items = [inner + text(item, inner) for item in value]
        body = ',\n'.join(items) if nested else textwrap.fill(one_line(value)[1:-1], 100, initial_indent=inner, subsequent_indent=inner)
        return f'{key}[\n{body}\n{indent}]'
    return line


def one_line(value):
    return re.sub(r'e-0(\d)', r'e-\1', json.dumps(value))  # 1e-05 is laid out as 1e-5
