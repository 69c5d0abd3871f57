"""What bytes are that no format reads, in words for the person who sent them."""

from __future__ import annotations

SIGNATURES = (
    (b"\xff\xd8\xff", "снимок JPEG; текст на картинке не распознаётся"),
    (b"\x89PNG", "картинка PNG; текст на картинке не распознаётся"),
    (b"GIF8", "картинка GIF; текст на картинке не распознаётся"),
    (b"II*\x00", "картинка TIFF; текст на картинке не распознаётся"),
    (b"MM\x00*", "картинка TIFF; текст на картинке не распознаётся"),
    (b"\xd0\xcf\x11\xe0", "документ старого Word или Excel (DOC, XLS); сохраните его как DOCX"),
    (b"{\\rtf", "документ RTF; сохраните его как DOCX"),
    (
        b"PK\x03\x04",
        "документ другой программы или архив ZIP внутри архива",
    ),
    (b"PK\x05\x06", "пустой архив ZIP"),
    (b"Rar!", "архив RAR"),
    (b"7z\xbc\xaf", "архив 7z"),
    (b"\x1f\x8b", "архив GZIP"),
    (b"BZh", "архив BZIP2"),
    (b"\xfd7zXZ", "архив XZ"),
    (b"MZ", "программа для Windows"),
    (b"\x7fELF", "программа для Linux"),
    (b"ID3", "звукозапись MP3"),
    (b"OggS", "запись OGG"),
    (b"SQLite format 3", "база данных SQLite"),
)


#: the stream that holds a document which newer Office has encrypted
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def signature(data: bytes) -> str | None:
    """What the first bytes give away, or None."""
    if ENCRYPTED in data and data.startswith(b"\xd0\xcf\x11\xe0"):
        return "документ, защищённый паролем"
    return next((words for start, words in SIGNATURES if data.startswith(start)), None)
