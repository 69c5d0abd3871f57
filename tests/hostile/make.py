"""Files made to hurt: `python -m tests.hostile.make FOLDER` writes them all; tests try each at every door.

Each has a name, its bytes, and whether it must be refused or may be read within the limits.
"""

from __future__ import annotations

import io
import stat
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document

from tests.intake.pdf_writer import write_pdf
from tests.intake.samples import BODY, LINES, as_docx, as_eml, as_html

MB = 1024 * 1024
ENTITIES = '<!DOCTYPE x [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">{}]>'
LAUGHS = ENTITIES.format("".join(f'<!ENTITY {chr(n)} "{f"&{chr(n - 1)};" * 10}">' for n in range(ord("c"), ord("m"))))
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY m SYSTEM "http://192.0.2.1/x">]>'


@dataclass(frozen=True)
class Hostile:
    """A file: `refused` True or False where only one is right, None where both are; `heavy` ones take their time."""

    name: str
    make: Callable[[], bytes]
    refused: bool | None = None
    heavy: bool = False


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return output.getvalue()


def docx_with(name: str, data: bytes) -> bytes:
    """A Word document in which a part is another."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_docx())) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            if item.filename != name:
                target.writestr(item.filename, source.read(item))
        target.writestr(name, data)
    return output.getvalue()


def body(inner: str, doctype: str = "") -> bytes:
    """The main part of a Word document."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f'<?xml version="1.0"?>{doctype}<w:document {space}><w:body>{inner}</w:body></w:document>'.encode()


def told(document: Document) -> None:
    """A paragraph with markup more."""
    document.add_paragraph(SCRIPT)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def special(name: str, mode: int) -> zipfile.ZipInfo:
    """An entry that is no plain file."""
    item = zipfile.ZipInfo(name)
    item.create_system, item.external_attr = 3, (mode | 0o777) << 16
    return item


def nested(depth: int = 3) -> bytes:
    """An archive in an archive …"""
    data = zipped(("a.txt", bytes(MB)))
    for _ in range(depth):
        data = zipped(("a.zip", data))
    return data


def sharing() -> bytes:
    """A directory whose entries all point at the same packed bytes."""
    packed = zipped(("0.txt", b"0" * MB))
    start, end = packed.index(b"PK\x01\x02"), packed.rindex(b"PK\x05\x06")
    tail = bytearray(packed[end:])
    tail[8:12] = struct.pack("<HH", 1000, 1000)
    tail[12:16] = struct.pack("<I", (end - start) * 1000)
    return packed[:start] + packed[start:end] * 1000 + bytes(tail)


def lying() -> bytes:
    """A directory that states a small size for much."""
    data = bytearray(zipped(("a.txt", b"0" * 10 * MB)))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(mark) + place
        data[start : start + 4] = struct.pack("<I", 10)
    return bytes(data)


def itself() -> bytes:
    """An archive that holds its own beginning, as a quine archive does."""
    data = zipped(("me.zip", b"PK\x03\x04"))
    for _ in range(3):
        data = zipped(("me.zip", data), ("me2.zip", data))
    return data


def endless_deflate() -> bytes:
    """A PDF whose stream unpacks to very much."""
    packed = zlib.compress(b"0 0 m 1 1 l S " * (4 * MB))
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream"
    return pdf(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>", stream)


def pdf(page: bytes, *more: bytes, catalog: bytes = b"<</Type/Catalog/Pages 2 0 R>>", kids: bytes = b"3 0 R") -> bytes:
    """A PDF of these objects; 3 is the page, 4 and on are the others."""
    pages = b"<</Type/Pages/Count 1/Kids[" + kids + b"]>>"
    objects = b"".join(b"%d 0 obj%s endobj\n" % (n, item) for n, item in enumerate((catalog, pages, page, *more), 1))
    return b"%PDF-1.7\n" + objects + b"trailer<</Root 1 0 R/Size 9>>\n%%EOF"


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    lock = b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>"
    whole = pdf(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", lock)
    return whole.replace(b"/Size 9", b"/Size 9/Encrypt 4 0 R/ID[(a)(a)]")


def scan() -> bytes:
    """A PDF of a picture without a text layer."""
    kind = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
    picture = kind + b"stream\n0\nendstream"
    shown = b"<</Length 28>>stream\nq 9 0 0 9 0 0 cm /I Do Q     \nendstream"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
    return pdf(page, shown, picture)


def page(inner: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{inner}</body></html>".encode()


def letter(head: str, rest: str = "Решено открыть курсы.") -> bytes:
    return f"From: a@b.example\nMIME-Version: 1.0\nMessage-ID: <1@b.example>\n{head}\n\n{rest}".encode()


def parts(depth: int) -> bytes:
    """A letter in which parts stand in parts."""
    text = "Content-Type: text/plain\n\nРешено."
    for number in range(depth):
        text = f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n{text}\n--b{number}--'
    return letter(text.partition("\n\n")[0], text.partition("\n\n")[2])


TEXT = "\n\n".join(LINES)
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"

ARCHIVES = (
    Hostile("bomb.zip", lambda: zipped(("a.txt", bytes(64 * MB))), True, heavy=True),
    Hostile("bomb-many.zip", lambda: zipped(*((f"{n}.txt", bytes(MB)) for n in range(64))), True),
    Hostile("nested.zip", nested, True),
    Hostile("nested-deep.zip", lambda: nested(40), True),
    Hostile("quine.zip", itself, True),
    Hostile("sharing.zip", sharing, True),
    Hostile("lying.zip", lying, True),
    Hostile("slip.zip", lambda: zipped(("../../../../tmp/slip.txt", TEXT.encode())), False),
    Hostile("slip-absolute.zip", lambda: zipped(("/etc/cron.d/slip", TEXT.encode() + b" ")), False),
    Hostile("slip-windows.zip", lambda: zipped(("..\\..\\slip.txt", TEXT.encode() + b"  ")), False),
    Hostile("symlink.zip", lambda: zipped((special("link.txt", stat.S_IFLNK), b"/etc/passwd")), True),
    Hostile("device.zip", lambda: zipped((special("zero", stat.S_IFCHR), b"")), True),
    Hostile("entries.zip", lambda: zipped(*((f"{n}", b"") for n in range(5000))), True),
    Hostile("entries-many.zip", lambda: zipped(*((f"{n}", b"") for n in range(100_000))), True, heavy=True),
    Hostile("lzma.zip", lambda: zipped(("a.txt", bytes(MB)), method=zipfile.ZIP_LZMA), True),
    Hostile("bzip2.zip", lambda: zipped(("a.txt", bytes(MB)), method=zipfile.ZIP_BZIP2), True),
    Hostile("cut.zip", lambda: zipped(("a.txt", b"abc"))[:-15], True),
    Hostile(
        "nul-name.zip", lambda: zipped(("abcd.txt", TEXT.encode() + b"   ")).replace(b"abcd.txt", b"ab\x00d.txt"), None
    ),
    Hostile("nul-first.zip", lambda: zipped(("abcd.txt", b"abc")).replace(b"abcd.txt", b"\x00bcd.txt"), True),
    Hostile("long-name.zip", lambda: zipped(("x" * 60_000, TEXT.encode() + b"    ")), False),
    Hostile("empty.zip", zipped, True),
    Hostile("office.zip", lambda: zipped(("xl/workbook.xml", b"<x/>"), ("[Content_Types].xml", b"<x/>")), True),
)
DOCUMENTS = (
    Hostile("laughs.docx", lambda: docx_with("word/document.xml", body(paragraph("&l;"), LAUGHS)), None),
    Hostile("outside.docx", lambda: docx_with("word/document.xml", body(paragraph("&a;&m;Решено."), OUTSIDE)), None),
    Hostile("deep.docx", lambda: docx_with("word/document.xml", body("<w:p>" * 50_000)), True),
    Hostile("deep-closed.docx", lambda: docx_with("word/document.xml", body("<w:p>" * 9000 + "</w:p>" * 9000)), None),
    Hostile("bomb.docx", lambda: docx_with("word/document.xml", body(paragraph("0" * 60 * MB))), True),
    Hostile("bomb-media.docx", lambda: docx_with("word/media/a.png", bytes(64 * MB)), True),
    Hostile("macros.docm", lambda: docx_with("word/vbaProject.bin", b"x"), True),
    Hostile("no-types.docx", lambda: docx_with("[Content_Types].xml", b""), True),
    Hostile("no-xml.docx", lambda: docx_with("word/document.xml", b"\xff\xfe\x00"), True),
    Hostile("relation.docx", lambda: docx_with("word/_rels/document.xml.rels", relation("http://192.0.2.1/x")), None),
    Hostile(
        "relation-file.docx", lambda: docx_with("word/_rels/document.xml.rels", relation("file:///etc/passwd")), None
    ),
    Hostile("relation-gone.docx", lambda: docx_with("_rels/.rels", relation("nowhere.xml")), True),
    Hostile("script.docx", lambda: as_docx(told), False),
    Hostile("locked.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), True),
    Hostile(
        "many.docx", lambda: docx_with("word/document.xml", body(paragraph("Решено.") * 100_000)), None, heavy=True
    ),
)
PDFS = (
    Hostile("locked.pdf", locked_pdf, True),
    Hostile("scan.pdf", scan, True),
    Hostile("bomb.pdf", endless_deflate, None, heavy=True),
    Hostile("loop.pdf", lambda: pdf(b"<</Type/Pages/Count 9/Kids[2 0 R]/Parent 3 0 R>>"), True),
    Hostile("loop-self.pdf", lambda: pdf(b"<<>>", kids=b"2 0 R"), True),
    Hostile("script.pdf", lambda: write_pdf([[SCRIPT, *BODY]]), None),
    Hostile(
        "action.pdf",
        lambda: write_pdf([list(BODY)]).replace(
            b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
        ),
        None,
    ),
    Hostile("cut.pdf", lambda: write_pdf([list(BODY)])[:300], True),
    Hostile("deep.pdf", lambda: pdf(b"[" * 100_000), True),
    Hostile("pages.pdf", lambda: write_pdf([["x"]] * 600), True),
    Hostile("long.pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj<<" * 200_000, True),
    Hostile("xref.pdf", lambda: b"%PDF-1.4\nstartxref\n-99999999999\n%%EOF", True),
)
PAGES = (
    Hostile("deep.html", lambda: page("<div>" * 100_000 + "Решено"), True),
    Hostile("wide.html", lambda: page("<p>Да" * 300_000), True, heavy=True),
    Hostile("attributes.html", lambda: page("<p " + "a=1 " * 200_000 + ">Решено открыть курсы."), None),
    Hostile("laughs.html", lambda: page("&l; решено открыть", "").replace(b"<!DOCTYPE html>", LAUGHS.encode()), None),
    Hostile("outside.html", lambda: page("&a; &m; решено").replace(b"<!DOCTYPE html>", OUTSIDE.encode()), None),
    Hostile("script.html", lambda: page(f"<h1>{SCRIPT}</h1><p>Решено открыть.", f"<title>{SCRIPT}</title>"), False),
    Hostile(
        "json.html", lambda: page("<p>Решено.", '<script type="application/ld+json">' + "[" * MB + "</script>"), None
    ),
    Hostile("lists.html", lambda: page("<ol start=99999999999999999999><li>Решено" + "<li><a>я</a>" * 3000), None),
    Hostile("list-nested.html", lambda: page("<ul><li>" * 120 + "Решено"), None),
    Hostile("comment.html", lambda: page("<!--" * 200_000), True),
    Hostile("frames.html", lambda: page('<iframe src="file:///etc/passwd"></iframe><p>Решено открыть курсы.'), False),
    Hostile("surrogates.html", lambda: page("<p>Решено &#xD800;&#x110000;&#0; открыть курсы"), None),
    Hostile("charset.html", lambda: b"<html><meta charset=" + b"x" * MB + b"><p>text", None),
)
LETTERS = (
    Hostile("parts.eml", lambda: parts(1000), True, heavy=True),
    Hostile("parts-100.eml", lambda: parts(100), None),
    Hostile("boundary.eml", lambda: letter('Content-Type: multipart/mixed; boundary="' + "b" * MB + '"'), None),
    Hostile("headers.eml", lambda: letter("\n".join(f"X-{n}: 1" for n in range(100_000))), None),
    Hostile("header-long.eml", lambda: letter("Subject: " + "=?utf-8?B?" + "QQ" * MB + "?="), None),
    Hostile("date.eml", lambda: letter("Date: Fri, 99 Foo 999999999999 99:99:99 +999999999"), None),
    Hostile("charset.eml", lambda: letter('Content-Type: text/plain; charset="../../etc"'), None),
    Hostile("name.eml", lambda: as_eml(lambda message: message.add_attachment(b"", "a", "b", filename=SCRIPT)), False),
)
TEXTS = (
    Hostile("line.txt", lambda: ("слово " * 12 * MB).encode()[: 100 * MB], True, heavy=True),
    Hostile("line-1mb.txt", lambda: ("слово " * (MB // 6)).encode(), True),
    Hostile("token.txt", lambda: ("а" * 200_000).encode(), None),
    Hostile("brackets.txt", lambda: ("(" * 20_000 + "решено").encode(), None, heavy=True),
    Hostile("quotes.txt", lambda: ("«" * 20_000 + "решено").encode(), None, heavy=True),
    Hostile("spaces.txt", lambda: ("решено" + " " * 200_000 + "открыть").encode(), None),
    Hostile("digits.txt", lambda: ("1" * 100_000).encode(), None),
    Hostile("dates.txt", lambda: ("с 1 по 5 июня и до " * 1000).encode(), None, heavy=True),
    Hostile("names.txt", lambda: ("Иванов Иван Иванович, " * 900).encode(), None, heavy=True),
    Hostile("nul.txt", lambda: b"\x00".join(TEXT.encode()[n : n + 3] for n in range(0, 600, 3)), None),
    Hostile("nul-only.txt", lambda: bytes(MB), True),
    Hostile("controls.txt", lambda: bytes(range(32)) * 100 + "Решено открыть курсы".encode(), None),
    Hostile("utf8.txt", lambda: b"\xc0\xaf\xed\xa0\x80\xff" * 1000, None),
    Hostile("utf16-half.txt", lambda: b"\xff\xfe" + "Решено открыть курсы".encode("utf-16-le")[:-1], None),
    Hostile("utf32.txt", lambda: "Решено открыть курсы".encode("utf-32"), None),
    Hostile("bidi.txt", lambda: "Решено \u202eыткрыто\u202c курсы \u200b\u2066открыть".encode(), None),
    Hostile("combining.txt", lambda: ("Решено о" + "\u0301" * 100_000).encode(), None),
    Hostile(
        "formula.txt", lambda: '=HYPERLINK("http://192.0.2.1")\n\nСовет решил: =1+1 открыть курсы.'.encode(), False
    ),
    Hostile("script.txt", lambda: f"{SCRIPT}\n\nРешено {SCRIPT} открыть курсы.".encode(), False),
    Hostile("template.txt", lambda: "Решено {{ 7*7 }} ${7*7} %s%n открыть курсы.".encode(), False),
    Hostile("binary.txt", lambda: bytes(range(256)) * 400, True),
    Hostile("gzip.txt", lambda: zlib.compress(bytes(50 * MB), wbits=31), True),
    Hostile("polyglot.html", lambda: b"%PDF-1.7\n" + as_html(), None),
    Hostile("polyglot.pdf", lambda: as_html() + zipped(("word/document.xml", b"<x/>")), None),
)
ALL = (*ARCHIVES, *DOCUMENTS, *PDFS, *PAGES, *LETTERS, *TEXTS)


def relation(target: str) -> bytes:
    """Relations of a document that lead outside."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/styles" Target="{target}" TargetMode="External"/>'
        f'<Relationship Id="rId2" Type="{kind}/officeDocument" Target="{target}"/></Relationships>'
    ).encode()


def write(folder: Path) -> Iterator[Path]:
    """All of them as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for item in ALL:
        path = folder / item.name
        path.write_bytes(item.make())
        yield path


if __name__ == "__main__":
    for written in write(Path(sys.argv[1])):
        print(written)
