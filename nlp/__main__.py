"""`python -m nlp FILE…`: one JSON object a line, in the keys of a label file, in the order of the files."""

from __future__ import annotations

import argparse
import json
import pathlib

from nlp.extract import extract_all
from nlp.facts import Release
from nlp.garbage import look_seldom
from nlp.labels import to_labels

#: releases that share one language pass
BATCH = 16


def main() -> None:
    """Read UTF-8 text files (other formats come in by `service.py add`) and print what they say."""
    parser = argparse.ArgumentParser(prog="python -m nlp", description=__doc__)
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    files = parser.parse_args().files
    look_seldom()
    for first in range(0, len(files), BATCH):
        releases = [Release(path.read_text("utf-8")) for path in files[first : first + BATCH]]
        for extraction in extract_all(releases):
            print(json.dumps(to_labels(extraction), ensure_ascii=False))


if __name__ == "__main__":
    main()
