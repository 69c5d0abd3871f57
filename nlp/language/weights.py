"""Trained weights from the files they come in: slovnet's packs, and the word vectors that the packs share.

A pack is a tar: `model.json` names every array's shape and type, `arrays/N.bin` hold the numbers, `vocabs/NAME.gz`
the words, shapes and tags. The vectors are product-quantised: a word is a hundred bytes, each the number of a
centroid of three floats.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Pack:
    """One network as it is stored: `model` mirrors `model.json` with arrays for their descriptions."""

    model: dict[str, Any]
    #: vocabularies still compressed, for unpacking 250,000 words takes a tenth of a second
    packed: dict[str, bytes]

    def vocabulary(self, name: str) -> list[str]:
        """The items of `word`, `shape`, `tag` or `rel` by their numbers."""
        return gzip.decompress(self.packed[name]).decode().splitlines()

    def shares(self, name: str, other: Pack) -> bool:
        """Whether a vocabulary is the same in both: gzip ends with the checksum and length of what it holds."""
        return self.packed[name][-8:] == other.packed[name][-8:]


@dataclass(frozen=True)
class Vectors:
    """Word vectors; the vector of word `i` is the rows `indexes[i]` of `codes`, a row for each part, joined."""

    indexes: NDArray[np.uint8]
    codes: Floats

    def of(self, words: NDArray[np.int64]) -> Floats:
        """The vectors of words by their numbers, a row each."""
        parts = self.indexes.shape[1]
        rows = self.indexes[words] + np.arange(parts) * (len(self.codes) // parts)
        vectors: Floats = self.codes.take(rows, 0).reshape(len(words), -1)
        return vectors


def bundled(name: str) -> Path:
    """A file of the installed natasha package, found without importing it; raises FileNotFoundError."""
    spec = importlib.util.find_spec("natasha")
    path = Path(*spec.submodule_search_locations or (), "data", name) if spec else Path(name)
    if not path.is_file():
        raise FileNotFoundError(f"natasha's file {name} is not installed")
    return path


def read_pack(path: Path) -> Pack:
    """A network's arrays and vocabularies; arrays that the pack leaves to the shared vectors are None."""
    with tarfile.open(path) as tar:
        files = {member.name: _read(tar, member) for member in tar.getmembers()}
    packed = {Path(name).stem: content for name, content in files.items() if name.startswith("vocabs/")}
    return Pack(_with_arrays(json.loads(files["model.json"]), files), packed)


def read_vectors(path: Path) -> Vectors:
    """The word vectors that the packs share."""
    with tarfile.open(path) as tar:
        start = tar.getmember("pq.bin").offset_data
    with path.open("rb") as file:
        file.seek(start)
        words, size, parts, centroids = (int(number) for number in np.fromfile(file, "<u4", 4))
        indexes = np.fromfile(file, np.uint8, words * parts).reshape(words, parts)
        codes = np.fromfile(file, "<f4", parts * centroids * (size // parts))
    return Vectors(indexes, codes.reshape(parts * centroids, -1))


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    return file.read() if file else b""


def _with_arrays(node: Any, files: dict[str, bytes]) -> Any:
    if isinstance(node, list):
        return [_with_arrays(item, files) for item in node]
    if not isinstance(node, dict):
        return node
    if "dtype" not in node:
        return {key: _with_arrays(value, files) for key, value in node.items()}
    if node.get("array") is None:
        return None
    content = files[f"arrays/{node['array']}.bin"]
    return np.frombuffer(content, node["dtype"]).reshape(node["shape"])
