"""Unpacks shared libraries and C headers from TensorFlow's wheel: unpack_wheel.py WHEEL FOLDER LIBRARY..."""

import sys
import zipfile

HEADERS = tuple(f"tensorflow/include/{part}/" for part in ("tensorflow", "tsl", "xla"))


def main(wheel, folder, *libraries):
    wanted = {f"tensorflow/{library}" for library in libraries}
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name in wanted or (name.startswith(HEADERS) and name.endswith(".h")):
                archive.extract(name, folder)
                wanted.discard(name)
    if wanted:
        sys.exit(f"{wheel} does not hold {', '.join(sorted(wanted))}")


main(*sys.argv[1:])
