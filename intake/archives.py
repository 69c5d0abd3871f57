"""A ZIP archive is looked over before anything in it is unpacked."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib

from intake.cleaning import clean
from intake.reading import Limits, Unreadable

#: what tells a document that is an archive inside: parts of Office documents, the type of ODT and EPUB
DOCUMENTS = ("word/", "mimetype", "xl/", "ppt/", "[Content_Types].xml")
#: what systems leave in archives beside the files that were put there
CLUTTER = ("__MACOSX", "Thumbs.db", "desktop.ini")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError, zlib.error)
#: the flag of names in UTF-8; without it Windows writes them in cp866, which zipfile takes for cp437
UTF8 = 0x800


def entries(data: bytes, limits: Limits) -> frozenset[str]:
    """The names in the archive; Unreadable where it is broken, encrypted or too costly to unpack."""
    return frozenset(item.filename for item in _directory(data, limits))


def unpack(name: str, data: bytes, limits: Limits) -> tuple[tuple[str, bytes], ...]:
    """The files in an archive of releases, `archive.zip/file.txt`; a document is the only one. Raises Unreadable.

    Archives inside stay archives, which no format reads.
    """
    found = _directory(data, limits)
    if any(item.filename.startswith(DOCUMENTS) for item in found):
        return ((name, data),)
    files = [item for item in found if _wanted(item)]
    if not files:
        raise Unreadable("В архиве нет файлов.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple((f"{name}/{_name(item)}", archive.read(item)) for item in files)
    except BROKEN as error:
        raise Unreadable("Архив повреждён: его файлы не распаковываются.") from error


def _directory(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    try:
        found = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except BROKEN as error:
        raise Unreadable("Архив повреждён: его оглавление не читается.") from error
    for item in found:
        _check_entry(item)
    _check(found, len(data), limits)
    return found


def _check_entry(item: zipfile.ZipInfo) -> None:
    if not _is_folder(item) and not _name(item):
        raise Unreadable("В архиве есть файл без имени, такие архивы не принимаются.")
    if item.flag_bits & 1:
        raise Unreadable("Файл защищён паролем.")
    if stat.S_ISLNK(item.external_attr >> 16):
        raise Unreadable("В архиве есть символическая ссылка, такие архивы не принимаются.")
    if item.compress_type not in METHODS:
        raise Unreadable("Архив сжат способом, который не принимается; сожмите его обычным ZIP.")


def _check(found: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """By what the directory states, which unpacking then never goes beyond; entries may share packed bytes."""
    unpacked = sum(item.file_size for item in found)
    packed = min(size, sum(item.compress_size for item in found))
    if len(found) > limits.entries:
        raise Unreadable(f"В архиве {len(found)} файлов, а можно не больше {limits.entries}.")
    if unpacked > limits.unpacked:
        raise Unreadable(f"После распаковки {unpacked} байт, а можно не больше {limits.unpacked}.")
    if unpacked > limits.ratio * max(packed, 1):
        raise Unreadable(f"Архив сжат более чем в {limits.ratio} раз: похоже на архивную бомбу.")


def _wanted(item: zipfile.ZipInfo) -> bool:
    parts = _name(item).split("/")
    return not (_is_folder(item) or parts[-1].startswith(".") or set(parts) & set(CLUTTER))


def _is_folder(item: zipfile.ZipInfo) -> bool:
    """As `is_dir` tells, which stumbles over names that are empty or begin with NUL."""
    return item.filename.endswith("/")


def _name(item: zipfile.ZipInfo) -> str:
    """Its name for people; nothing is ever written where it says."""
    name = item.filename
    if not item.flag_bits & UTF8:
        name = name.encode("cp437", "replace").decode("cp866", "replace")
    return "/".join(part for part in clean(name).replace("\\", "/").split("/") if part not in ("", ".", ".."))
