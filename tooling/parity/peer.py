"""What the comparisons of LatentGraph's runs with a peer have in common."""
import hashlib
import json
import statistics
import subprocess
import sys
from pathlib import Path

WORKSPACE = Path(__file__).resolve().parents[2]
CACHE = WORKSPACE / '.cache' / 'peer'


def single_runs(directory):
    """The folders of the runs in a run directory, or the directory itself where it holds one run."""
    folders = sorted({path.parent for path in directory.rglob('split.json')})
    if not folders:
        sys.exit(f'{directory} holds no split.json; name run directories of `latentgraph train`')
    return folders


def peer_answer(script, data, options, threads, only_cached=False):
    """What the peer's script prints as JSON for some data, named by an option, and further options.

    An answer is kept under .cache/peer and given again for the same script, data and options; where
    there is none and only_cached, the answer is None.
    """
    option, file = data
    key = hashlib.sha256(script.read_bytes() + file.read_bytes() + json.dumps(options).encode()).hexdigest()
    cached = CACHE / f'{key}.json'
    if not cached.exists() and only_cached:
        return None
    if not cached.exists():
        command = [sys.executable, script, option, file, *options, '--threads', str(threads)]
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        json.loads(answer)
        CACHE.mkdir(parents=True, exist_ok=True)
        cached.write_text(answer)
    return json.loads(cached.read_text())


def export(path, script, *arguments):
    """A file that a script of src/ writes, made once."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix('.partial')
        before, after = arguments
        subprocess.run(['node', f'tooling/parity/src/{script}', *before, partial, *after], cwd=WORKSPACE, check=True)
        partial.rename(path)
    return path


def flat(options):
    """Options by name as arguments of a command."""
    return [str(part) for option in options.items() for part in option]


def mean_and_std(values):
    return {'mean': statistics.mean(values), 'std': statistics.stdev(values) if len(values) > 1 else None}


def spread(figures, digits, sign=''):
    first, second = figures.values()
    return f'{first:{sign}.{digits}f}' + ('' if second is None else f'±{second:.{digits}f}')
