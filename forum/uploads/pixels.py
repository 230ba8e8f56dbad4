"""Whatever somebody calls a picture, made anew from its pixels alone, or refused.

The kind is told by the content, never by a name. Nothing of the file itself is kept: no place where
it was taken, no camera, no comment, no bytes behind the picture. All sizes are WebP: one kind for
photographs and for drawings with see-through parts, small, and shown by every browser in use.
"""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from PIL import Image
from PIL.Image import DecompressionBombError, DecompressionBombWarning, Resampling, Transpose

from forum.core.errors import Invalid, Unavailable
from forum.core.i18n import Text, _, number

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
# Whatever a WebP is like, its decoder holds it four times over in full colour.
MOST_OF_KIND = {"WEBP": 16_000_000}
# Of a JPEG in many layers each takes as long as the whole picture, in a few bytes.
MOST_SCANS = 24
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
KIND = "image/webp"
SIZES = {"full": 2000, "960": 960, "320": 320}  # the longest side in pixels
QUALITY, EFFORT = 82, 2
BAND = 256  # rows looked at together
ORIENTATION = 0x0112  # of EXIF: how the camera was held, and how to turn what it saw
TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
# A marker is FF and a kind; FF 00 is a byte of the picture, FF D0 to D7 count its rows. Kinds below
# C0 say no length: a decoder that comes upon one looks on right behind it.
MARKER = re.compile(rb"\xff[\xc0-\xcf\xd9-\xfe]")
SCAN, END = 0xDA, 0xD9
PATIENCE = 15  # seconds that somebody waits for a turn

# Pillow's own limit stands behind ours; what it only warns about, it then refuses.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", DecompressionBombWarning)

_turn = Lock()


@dataclass(frozen=True)
class Pixels:
    """A picture in all its sizes; `width` and `height` are those of the full one."""

    width: int
    height: int
    files: Mapping[str, bytes]

    @property
    def size(self) -> int:
        return sum(map(len, self.files.values()))


def picture_of(content: bytes) -> Pixels:
    """A picture made of these bytes; of one that moves, its first frame.

    One at a time in a process, because a large one takes some 250 MB while it is decoded. Raises
    Invalid, about the field `file`, for what is no picture of ours, and Unavailable for who would
    wait too long.
    """
    if not _turn.acquire(timeout=PATIENCE):
        busy = _("Er worden nu veel afbeeldingen verwerkt. Probeer het zo nog eens.")
        raise Unavailable(busy)
    try:
        with _opened(content) as image:
            return _sizes_of(image)
    finally:
        _turn.release()


def _opened(content: bytes) -> Image.Image:
    """What its header says is looked at before anything is decoded."""
    try:
        image = Image.open(BytesIO(content), formats=FORMATS)
    except (DecompressionBombError, DecompressionBombWarning):
        raise _too_many_pixels(MOST_PIXELS) from None
    except Exception as error:  # what is made to break a decoder breaks it in any way
        unknown = _("Dit is geen afbeelding die we kennen. Kies een JPEG, PNG, WebP of GIF.")
        raise _wrong(unknown, "unknown_kind") from error
    most = MOST_OF_KIND.get(image.format or "", MOST_PIXELS)
    if image.width * image.height > most:
        raise _too_many_pixels(most)
    if image.format in ("JPEG", "MPO") and _scans(content) > MOST_SCANS:
        raise _wrong(_("Deze JPEG heeft te veel lagen. Sla hem opnieuw op."), "too_many_scans")
    return image


def _sizes_of(image: Image.Image) -> Pixels:
    try:
        largest = _decoded(image)
        files = {name: _written(largest, side) for name, side in SIZES.items()}
    except Exception as error:
        broken = _("Deze afbeelding is beschadigd of niet compleet. Kies een andere.")
        raise _wrong(broken, "broken") from error
    return Pixels(largest.width, largest.height, files)


def _decoded(image: Image.Image) -> Image.Image:
    """As it should be looked at, no larger than the largest we keep."""
    side = SIZES["full"]
    turn = TURNS.get(_held(image))
    image.draft("RGB", (side, side))  # a JPEG is then decoded at a half, a quarter or an eighth
    smaller = _reduced(image, max(1, max(image.size) // side))
    smaller.thumbnail((side, side), Resampling.LANCZOS)
    return smaller if turn is None else smaller.transpose(turn)


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """In RGB or RGBA, made in bands so that no second copy of its full size is ever held."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    width, height = (-(-side // factor) for side in image.size)
    whole = Image.new(mode, (width, height))
    rows = factor * max(1, BAND // factor)
    for top in range(0, image.height, rows):
        band = image.crop((0, top, image.width, min(top + rows, image.height)))
        whole.paste(_plain(band, mode).reduce(factor), (0, top // factor))
    return whole


def _held(image: Image.Image) -> int:
    """As EXIF numbers it; upright where that cannot be read."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:
        return 1


def _plain(image: Image.Image, mode: str) -> Image.Image:
    if image.mode.startswith("I;16"):
        image = image.convert("I")
    if image.mode == "I":
        image = image.point(lambda value: value / 256).convert("L")
    return image if image.mode == mode else image.convert(mode)


def _written(image: Image.Image, side: int) -> bytes:
    """Never larger than it was."""
    smaller = image.copy()
    smaller.thumbnail((side, side), Resampling.LANCZOS)
    smaller.info.clear()
    into = BytesIO()
    smaller.save(into, "WEBP", quality=QUALITY, method=EFFORT)
    return into.getvalue()


def _scans(content: bytes) -> int:
    """How many layers a JPEG is told in, by walking over its segments."""
    found, at = 0, 2
    while marker := MARKER.search(content, at):
        kind, at = content[marker.start() + 1], marker.end()
        if kind == END:
            break
        found += kind == SCAN
        at += int.from_bytes(content[at : at + 2])  # what it holds is no marker
    return found


def _too_many_pixels(most: int) -> Invalid:
    millions = number(most // 1_000_000)
    big = _("Deze afbeelding heeft te veel pixels. Hoogstens %(most)s miljoen kan.", most=millions)
    return _wrong(big, "too_many_pixels")


def _wrong(why: Text, code: str) -> Invalid:
    return Invalid(why, code=code, errors={"file": [why]})
