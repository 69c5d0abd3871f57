"""A reader: the child process in which files are parsed, one after the other, until its input ends."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import BinaryIO

from intake import archives, reception
from intake.isolation import sandbox
from intake.isolation.frames import Broken, Head, read_frame, write_frame
from intake.isolation.messages import pack_parts, pack_reading
from intake.reading import Limits, Unreadable


def serve(requests: BinaryIO, answers: BinaryIO, limits: Limits) -> None:
    """Say that it is ready, then answer each request by what was read or the reason why not; a failure is its last."""
    write_frame(answers, {"ready": True})
    while True:
        try:
            asked, data = read_frame(requests, limits.bytes + limits.unpacked)
        except Broken:
            return
        sandbox.allow_time(limits)
        head, found = answer(asked, data, limits)
        write_frame(answers, head, found)
        if "failed" in head:
            return


def answer(asked: Head, data: bytes, limits: Limits) -> tuple[Head, bytes]:
    """What became of one file; a failure that nobody foresaw is told by its name."""
    try:
        if asked["task"] == "unpack":
            return pack_parts(archives.unpack(asked["name"], data, limits))
        return pack_reading(reception.read(asked["name"], data, limits))
    except Unreadable as refusal:
        return {"refused": str(refusal)}, b""
    except Exception as error:
        return {"failed": type(error).__name__}, b""


def main() -> None:
    """Take the pipes away from everything else, then serve."""
    limits = Limits(**json.loads(sys.argv[1]))
    requests, answers = io.FileIO(os.dup(0), "rb"), io.FileIO(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    sandbox.enter(limits)
    serve(io.BufferedReader(requests), io.BufferedWriter(answers), limits)


if __name__ == "__main__":
    main()
