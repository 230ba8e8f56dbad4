"""Files that people send: pictures, what pretends to be one, and what is made to do harm."""

import struct
import zlib
from io import BytesIO

from flask import current_app
from PIL import Image
from PIL.Image import Exif

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.core.files import Store
from forum.core.ids import new_token
from forum.uploads.models import Upload
from forum.uploads.pixels import SIZES
from forum.uploads.queries import own_upload
from forum.uploads.service import file_name
from forum.uploads.views import UploadView
from tests import make

CAMERA, COMMENT, BEHIND = b"Cameramerk", b"Commentaarwoord", b"<script>Achteraanwoord</script>"
MAKE, ORIENTATION, GPS = 0x010F, 0x0112, 0x8825
PNG_START = b"\x89PNG\r\n\x1a\n"


def store() -> Store:
    return current_app.extensions["store"]


def names() -> list[str]:
    """All that the store keeps."""
    folder = store().path
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def keep(member: Member, *, alt: str = "Een plaatje", content: bytes = b"RIFF") -> UploadView:
    """A picture of this member's, without the work of making it."""
    picture = Upload(
        key=new_token(),
        member_id=member.id,
        alt=alt,
        width=400,
        height=300,
        size=3 * len(content),
        uploaded_at=clock.now(),
    )
    db.session.add(picture)
    db.session.flush()
    for size in SIZES:
        store().put(file_name(picture.key, size), content)
    return own_upload(make.viewer(member), picture.id)


def picture(width: int = 60, height: int = 40, kind: str = "PNG", **more) -> bytes:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    return saved(image, kind, **more)


def saved(image: Image.Image, kind: str, **more) -> bytes:
    into = BytesIO()
    image.save(into, kind, **more)
    return into.getvalue()


def photo() -> bytes:
    """As a telephone makes it: where it was, by which camera, on its side, and more behind it."""
    exif = Exif()
    exif[MAKE], exif[ORIENTATION] = CAMERA.decode(), 6
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 22.0, 33.0), 3: "E", 4: (4.0, 53.0, 44.0)})
    made = picture(900, 600, "JPEG", exif=exif, comment=COMMENT, quality=90)
    return made + BEHIND


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def png_of(width: int, height: int) -> bytes:
    """One that says it is so large, in a few bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")
    return PNG_START + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    length, check = len(content), zlib.crc32(kind + content)
    return struct.pack(">I", length) + kind + content + struct.pack(">I", check)


def gif_of(frames: int) -> bytes:
    """The first frame is red, all others are a blue one."""
    red, blue = (Image.new("RGB", (64, 64), colour).quantize() for colour in ("red", "blue"))
    two = saved(red, "GIF", save_all=True, append_images=[blue], duration=40, loop=0)
    second = two[two.rindex(b"\x21\xf9") : -1]
    return two[:-1] + second * (frames - 2) + b";"


def jpeg_of_scans(scans: int) -> bytes:
    """A progressive one whose last layer comes again and again, in a few bytes."""
    made = picture(600, 400, "JPEG", progressive=True)
    end, last = made.rindex(b"\xff\xd9"), made.rindex(b"\xff\xda")
    return made[:end] + made[last:end] * scans + made[end:]


def jpeg_of_hidden_scans(scans: int) -> bytes:
    """The same, where they stand behind a marker that does not exist. Decoders look on right behind
    it, and by its length it would hold all that follows."""
    made = picture(600, 400, "JPEG", progressive=True)
    end, last = made.rindex(b"\xff\xd9"), made.rindex(b"\xff\xda")
    start = made[last : last + 2 + int.from_bytes(made[last + 2 : last + 4])]
    counts_rows, no_marker = b"\xff\xdd\0\4\0\1", b"\xff\x02\x7f\xf0"
    hidden = counts_rows + start + bytes(64) + no_marker + (start + bytes(2)) * scans
    return made[:end] + hidden.ljust(0x8000, b"\0") + made[end:]


def webp_of(width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    canvas = b"VP8X" + struct.pack("<I", 10) + b"\x10\0\0\0" + sides
    return b"RIFF" + struct.pack("<I", len(canvas) + 4) + b"WEBP" + canvas
