"""A ZIP archive is looked over before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile

from intake.reading import Limits, Unreadable


def entries(data: bytes, limits: Limits) -> frozenset[str]:
    """The names in the archive; Unreadable where it is broken, encrypted or too costly to unpack."""
    try:
        found = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("Архив повреждён: его оглавление не читается.") from error
    if any(item.flag_bits & 1 for item in found):
        raise Unreadable("Файл защищён паролем.")
    _check(found, limits)
    return frozenset(item.filename for item in found)


def _check(found: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(item.file_size for item in found)
    packed = sum(item.compress_size for item in found)
    if len(found) > limits.entries:
        raise Unreadable(f"В архиве {len(found)} файлов, а можно не больше {limits.entries}.")
    if unpacked > limits.unpacked:
        raise Unreadable(f"После распаковки {unpacked} байт, а можно не больше {limits.unpacked}.")
    if unpacked > limits.ratio * max(packed, 1):
        raise Unreadable(f"Архив сжат более чем в {limits.ratio} раз: похоже на архивную бомбу.")
