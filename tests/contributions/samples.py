# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of every kind, good and bad, made when needed."""

import io
import struct
import zipfile
import zlib

from PIL import Image

PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
OPEN_TYPES = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def package(entries: dict[str, bytes]) -> bytes:
    """A ZIP of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document(extension: str, more: dict[str, bytes] | None = None) -> bytes:
    """A small office document, with more entries if wanted."""
    if extension in PARTS:
        base = {"[Content_Types].xml": b"<Types/>", PARTS[extension]: b"<w/>"}
    else:
        media_type = f"application/vnd.oasis.opendocument.{OPEN_TYPES[extension]}"
        base = {"mimetype": media_type.encode(), "content.xml": b"<office/>"}
    return package(base | (more or {}))


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB") -> bytes:
    """A red picture."""
    buffer = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else None).save(buffer, kind)
    return buffer.getvalue()


def photograph() -> bytes:
    """A JPEG lying on its side, with place, camera, comment and a preview in it."""
    image = Image.new("RGB", (40, 20), "red")
    image.putpixel((0, 0), (0, 0, 255))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it a quarter to the right
    exif[0x010F] = "SECRET camera"
    exif.get_ifd(0x8825)[29] = "SECRET place"
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif, comment=b"SECRET comment", xmp=b"<x>SECRET xmp</x>")
    return buffer.getvalue() + b"SECRET after the end"


def animation(kind: str, frames: int = 3) -> bytes:
    """A moving picture."""
    pictures = [Image.new("RGB", (20, 20), (80 * n, 0, 0)) for n in range(frames)]
    buffer = io.BytesIO()
    pictures[0].save(buffer, kind, save_all=True, append_images=pictures[1:], duration=50, loop=0)
    return buffer.getvalue()


def huge_png(side: int = 30_000) -> bytes:
    """A black picture of nearly a thousand million pixels in about a hundred kilobytes."""
    packer = zlib.compressobj(9)
    row = bytes(side // 8 + 1)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack("!IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def lying_package() -> bytes:
    """A document of which one part is a thousand times what it says."""
    content = bytearray(document("docx", {"word/media/image1.png": _noise(50_000)}))
    for at in (content.find(b"PK\x03\x04", 200) + 22, content.rfind(b"PK\x01\x02") + 24):
        content[at : at + 4] = struct.pack("<I", 50)
    return bytes(content)


def overlapping_package() -> bytes:
    """A document whose list names one packed part many times."""
    content = document("docx", {"word/media/a.png": _noise(100_000)})
    listed = content.rfind(b"PK\x01\x02")
    ended = content.rfind(b"PK\x05\x06")
    entry, end = content[listed:ended], bytearray(content[ended:])
    entries = content[: content.find(b"PK\x01\x02")], content[content.find(b"PK\x01\x02") : ended]
    directory = entries[1] + entry * 50
    end[8:12] = struct.pack("<HH", 53, 53)
    end[12:16] = struct.pack("<I", len(directory))
    return entries[0] + directory + bytes(end)


def _noise(size: int) -> bytes:
    """Bytes that hardly pack, the same in every run."""
    return b"".join(zlib.crc32(n.to_bytes(4)).to_bytes(4) for n in range(size // 4))


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack("!I", len(content)) + name + content + struct.pack("!I", check)
