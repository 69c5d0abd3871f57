"""What goes through the pipes between the program and its readers: a JSON object and bytes, both with their sizes.

Only JSON comes back, never pickles: whoever takes a reader over still cannot make the program run anything.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

_SIZES = struct.Struct("!QQ")

Head = Mapping[str, Any]


class Broken(Exception):
    """The other side is gone, or what it sends is no frame within the limits."""


def write_frame(pipe: BinaryIO, head: Head, data: bytes = b"") -> None:
    """Send an object and bytes; raises OSError where nobody listens any more."""
    packed = json.dumps(head).encode()
    pipe.write(_SIZES.pack(len(packed), len(data)) + packed)
    pipe.write(data)
    pipe.flush()


def read_frame(pipe: BinaryIO, most: int) -> tuple[Head, bytes]:
    """Receive an object and bytes of at most `most` bytes in all; raises Broken."""
    head_size, data_size = _SIZES.unpack(_exactly(pipe, _SIZES.size))
    if head_size + data_size > most:
        raise Broken(f"{head_size + data_size} bytes")
    head, data = _exactly(pipe, head_size), _exactly(pipe, data_size)
    try:
        found = json.loads(head)
    except ValueError as error:
        raise Broken("no JSON") from error
    if not isinstance(found, dict):
        raise Broken("no object")
    return found, data


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise Broken("end")
    return data
