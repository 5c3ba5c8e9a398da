"""Sheets of text turned into files: PDF, RTF, pictures."""

from collections.abc import Sequence
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from PIL import Image

LINES = 46
_ACROSS, _POINTS = 900, 595
_UPRIGHT, _ON_ITS_SIDE = 1, 6


def pdf(
    lines: Sequence[str], *, title: str, date: str, scans: Sequence[bytes] = ()
) -> bytes:
    """Write a PDF with a text layer; each scan (grey, 2,200 wide) gets a page."""
    sheets = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    objects = [b"", b"", _font(), _about(title, date)]
    pages = [_page(objects, _words(sheet)) for sheet in sheets]
    pages += [_page(objects, _shown(), scan=scan) for scan in scans]
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    objects[0] = b"<</Type/Catalog/Pages 2 0 R/Lang(fr)>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)
    return _bound(objects)


def locked_pdf(lines: Sequence[str], password: str, *, method: str) -> bytes:
    """Write a PDF that only its password opens; *method* is `RC4` or `AES_256`…"""
    sheet = FPDF()
    sheet.set_encryption(
        owner_password=f"{password} bis",
        user_password=password,
        encryption_method=EncryptionMethod[method],
    )
    sheet.add_page()
    sheet.set_font("helvetica", size=12)
    for line in lines:
        sheet.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    return bytes(sheet.output())


def rtf(lines: Sequence[str], *, title: str, date: str) -> bytes:
    """Write RTF as word processors do: accents in Windows-1252, the rest \\u."""
    year, month, day = (int(part) for part in date.split("-"))
    about = f"{{\\info{{\\title {title}}}{{\\creatim\\yr{year}\\mo{month}\\dy{day}}}}}"
    body = "\\par\n".join(lines)
    text = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}" + about + body
    return "".join(_escaped(sign) for sign in text + "}").encode("ascii")


def sheet(lines: Sequence[str]) -> Image.Image:
    """Print lines of text on a white page, 900 pixels wide."""
    printed = pypdfium2.PdfDocument(pdf(lines, title="", date=""))
    page: Image.Image = printed[0].render(scale=_ACROSS / _POINTS).to_pil()
    return page.convert("L")


def photograph(lines: Sequence[str], *, date: str, turned: bool) -> bytes:
    """Photograph a page, telephone upright or on its side, with its EXIF."""
    image, exif = sheet(lines).convert("RGB"), Image.Exif()
    exif[0x0112] = _ON_ITS_SIDE if turned else _UPRIGHT
    exif.get_ifd(0x8769)[0x9003] = date.replace("-", ":") + " 10:30:00"
    return _saved(image.rotate(90, expand=True) if turned else image, "JPEG", exif=exif)


def png(lines: Sequence[str]) -> bytes:
    """Draw one page as a PNG."""
    return _saved(sheet(lines), "PNG")


def tiff(sheets: Sequence[Sequence[str]]) -> bytes:
    """Scan several pages, black and white, as a fax does."""
    first, *others = (sheet(lines).convert("1") for lines in sheets)
    return _saved(
        first, "TIFF", save_all=True, append_images=others, compression="group4"
    )


def _saved(image: Image.Image, form: str, **how: object) -> bytes:
    file = BytesIO()
    image.save(file, form, **how)
    return file.getvalue()


def _escaped(sign: str) -> str:
    if sign.isascii():
        return sign
    try:
        return f"\\'{sign.encode('cp1252').hex()}"
    except UnicodeEncodeError:
        return f"\\u{ord(sign)}?"


def _literal(text: str) -> bytes:
    raw = text.encode("cp1252", "replace").replace(b"\\", b"\\\\")
    return b"(" + raw.replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def _words(lines: Sequence[str]) -> bytes:
    shown = b"\n".join(_literal(line) + b" Tj T*" for line in lines)
    return b"BT /F 11 Tf 15 TL 56 780 Td\n" + shown + b"\nET"


def _shown() -> bytes:
    return b"q 480 0 0 640 56 100 cm /I Do Q"


def _font() -> bytes:
    return b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def _about(title: str, date: str) -> bytes:
    named = b"<</Title<" + b"\xfe\xff".hex().encode()
    stamp = f"D:{date.replace('-', '')}103000".encode()
    named += title.encode("utf-16-be").hex().encode() + b">"
    return named + b"/CreationDate(" + stamp + b"+01'00')>>"


def _page(objects: list[bytes], content: bytes, *, scan: bytes = b"") -> int:
    """Add a page with its content, and its scan if any; return its number."""
    pictures = b""
    if scan:
        form = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8"
        form += b"/Width 2200/Height %d" % (len(scan) // 2200)
        objects.append(_stream(scan, form))
        pictures = b"/XObject<</I %d 0 R>>" % len(objects)
    objects.append(_stream(content, b""))
    objects.append(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
        b"/Resources<</Font<</F 3 0 R>>%s>>>>" % (len(objects), pictures)
    )
    return len(objects)


def _stream(content: bytes, form: bytes) -> bytes:
    head = b"<</Length %d%s>>stream\n" % (len(content), form)
    return head + content + b"\nendstream"


def _bound(objects: Sequence[bytes]) -> bytes:
    """Number the objects and write the table that finds them."""
    parts, places, at = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], [], 15
    for number, body in enumerate(objects, 1):
        places.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows))
    parts.append(b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\n" % size)
    parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(parts)
