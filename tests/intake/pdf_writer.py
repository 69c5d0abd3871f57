"""The least PDF that holds Russian lines: one font that is not embedded, whose codes are UTF-16 and say so."""

from __future__ import annotations

from collections.abc import Sequence

UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
    b"endcmap end end"
)
FONT = (
    b"<< /Length %d >>\nstream\n%s\nendstream" % (len(UNICODE), UNICODE),
    b"<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 "
    b"/Descent -200 /CapHeight 700 /StemV 80 >>",
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 500 /FontDescriptor 2 0 R "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [3 0 R] /ToUnicode 1 0 R >>",
)
PIXEL = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"


def write_pdf(pages: Sequence[Sequence[str]], indent: int = 0, encrypt: bytes = b"") -> bytes:
    """A document of these pages; an empty line is a gap, a line that begins with a tab is set in by `indent` points."""
    return _document([_lines(page, indent) for page in pages], b"/Font << /F 4 0 R >>", encrypt)


def write_scan() -> bytes:
    """A page that is one picture."""
    return _document([b"q 500 0 0 700 50 50 cm /I Do Q"], b"/XObject << /I 5 0 R >>", b"")


def _lines(page: Sequence[str], indent: int) -> bytes:
    drawn, top = b"", 800
    for line in page:
        left = 50 + indent * line.startswith("\t")
        codes = line.strip().encode("utf-16-be").hex().encode()
        drawn += b"BT /F 11 Tf 1 0 0 1 %d %d Tm <%s> Tj ET\n" % (left, top, codes) if line else b""
        top -= 14 if line else 8
    return drawn


def _document(contents: Sequence[bytes], resources: bytes, encrypt: bytes) -> bytes:
    objects = [*FONT, PIXEL + b"\nstream\n\x80\nendstream"]
    tree = len(objects) + 2 * len(contents) + 1
    kids = b""
    for content in contents:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %s >> >>"
        objects.append(page % (tree, len(objects), resources))
        kids += b"%d 0 R " % len(objects)
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    return _file(objects, encrypt)


def _file(objects: Sequence[bytes], encrypt: bytes) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, b"".join(places))
    trailer = b"trailer << /Size %d /Root %d 0 R %s >>" % (len(places) + 1, len(places), encrypt)
    return data + table + trailer + b"\nstartxref\n%d\n%%%%EOF" % len(data)
