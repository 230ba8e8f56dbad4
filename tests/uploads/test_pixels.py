"""What is made of a file that somebody calls a picture, and what is refused at once."""

import resource
from time import process_time

import pytest
from PIL import Image
from PIL.Image import Transpose

from forum.core.errors import Invalid
from forum.uploads.pixels import FORMATS, MOST_PIXELS, SIZES, picture_of
from tests.uploads.files import (
    BEHIND,
    CAMERA,
    COMMENT,
    gif_of,
    jpeg_of_hidden_scans,
    jpeg_of_scans,
    opened,
    photo,
    picture,
    png_of,
    saved,
    webp_of,
)

KINDS = ("JPEG", "PNG", "WEBP", "GIF")
GIF_OF_MANY = b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0"
PRETENDERS = {
    "html": b"<!doctype html><script>alert(1)</script>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "bmp": saved(Image.new("RGB", (9, 9)), "BMP"),
    "tiff": saved(Image.new("RGB", (9, 9)), "TIFF"),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "icon": saved(Image.new("RGB", (16, 16)), "ICO"),
    "a start alone": b"\x89PNG\r\n\x1a\n",
    "nothing": b"",
}
BOMBS = {
    "png": png_of(40_000, 40_000),
    "a little too large": png_of(6_325, 6_325),
    "long and thin": png_of(2_147_483_647, 1),
    "webp": webp_of(16_383, 16_383),
    "gif": GIF_OF_MANY,
}
# By its number in EXIF: what the camera did to the picture.
LAID = {
    1: None,
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}
COLOURS = {"red": (255, 0, 0), "blue": (0, 0, 255)}


def _refused(content: bytes) -> Invalid:
    began = process_time()
    with pytest.raises(Invalid) as refused:
        picture_of(content)
    assert process_time() - began < 1
    assert list(refused.value.errors) == ["file"]
    return refused.value


def _near(pixel: tuple[int, ...], colour: str) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(pixel, COLOURS[colour], strict=False))


@pytest.mark.parametrize("kind", KINDS)
def test_the_four_kinds_become_one_in_three_sizes(kind):
    made = picture_of(picture(2_400, 1_200, kind))
    shown = {name: opened(content) for name, content in made.files.items()}
    assert {name: image.size for name, image in shown.items()} == {
        "full": (2000, 1000),
        "960": (960, 480),
        "320": (320, 160),
    }
    assert {image.format for image in shown.values()} == {"WEBP"}
    assert (made.width, made.height) == (2000, 1000)
    for image in shown.values():
        width, height = image.size
        assert _near(image.convert("RGB").getpixel((width // 4, height // 2)), "red")
        assert _near(image.convert("RGB").getpixel((3 * width // 4, height // 2)), "blue")


def test_a_small_picture_is_never_made_larger():
    sizes = {opened(content).size for content in picture_of(picture(60, 40)).files.values()}
    assert sizes == {(60, 40)}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_way_to_write_a_colour_is_read(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    made = picture_of(saved(Image.new(mode, (3_000, 50)), kind))
    assert opened(made.files["full"]).size == (2000, 33)


def test_what_one_sees_through_stays_so():
    made = picture_of(saved(Image.new("RGBA", (30, 30), (255, 0, 0, 0)), "PNG"))
    assert opened(made.files["full"]).getpixel((5, 5))[3] == 0


def test_grey_of_sixteen_bits_keeps_its_shade():
    made = picture_of(saved(Image.new("I;16", (30, 30), 128 * 256), "PNG"))
    assert abs(opened(made.files["full"]).getpixel((5, 5))[0] - 128) < 4


def test_a_photograph_tells_nothing_of_where_it_was_taken_or_by_what():
    sent = photo()
    assert opened(sent).getexif()[0x010F] == CAMERA.decode()
    assert all(mark in sent for mark in (CAMERA, COMMENT, BEHIND))
    for content in picture_of(sent).files.values():
        image = opened(content)
        assert dict(image.getexif()) == {}
        assert image.info.keys() & {"exif", "icc_profile", "xmp", "comment", "photoshop"} == set()
        for mark in (CAMERA, COMMENT, BEHIND, b"Exif", b"EXIF", b"<script"):
            assert mark not in content


@pytest.mark.parametrize("held", LAID)
def test_a_picture_stands_upright_however_the_camera_was_held(held):
    upright = Image.new("RGB", (90, 60), "blue")
    upright.paste("red", (0, 0, 45, 30))  # one corner
    laid = upright if LAID[held] is None else upright.transpose(LAID[held])
    exif = Image.Exif()
    exif[0x0112] = held
    made = opened(picture_of(saved(laid, "JPEG", exif=exif, quality=95)).files["full"])
    assert made.size == (90, 60)
    assert _near(made.getpixel((10, 10)), "red")
    assert _near(made.getpixel((80, 50)), "blue")


def test_of_a_picture_that_moves_the_first_frame_is_taken():
    began = process_time()
    made = picture_of(gif_of(5_000))
    assert process_time() - began < 1
    assert _near(opened(made.files["full"]).convert("RGB").getpixel((9, 9)), "red")
    assert not getattr(opened(made.files["full"]), "is_animated", False)


@pytest.mark.parametrize("what", PRETENDERS)
def test_what_is_no_picture_of_ours_is_refused_whatever_it_is_called(what):
    assert _refused(PRETENDERS[what]).code in ("unknown_kind", "broken")


@pytest.mark.parametrize("what", BOMBS)
def test_what_is_too_large_inside_is_refused_before_it_is_opened(what):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert _refused(BOMBS[what]).code in ("too_many_pixels", "unknown_kind")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 100 * 1024  # kB


def test_a_picture_of_just_so_many_pixels_is_taken():
    side = int(MOST_PIXELS**0.5)
    made = picture_of(saved(Image.new("1", (side, side)), "PNG"))
    assert (made.width, made.height) == (2000, 2000)


def test_a_webp_is_held_in_memory_so_often_that_fewer_pixels_are_taken():
    assert _refused(saved(Image.new("RGB", (4_001, 4_000)), "WEBP")).code == "too_many_pixels"
    assert picture_of(saved(Image.new("RGB", (4_000, 4_000)), "WEBP")).width == 2000


def test_a_jpeg_in_endless_layers_is_refused_and_an_ordinary_one_is_not():
    assert _refused(jpeg_of_scans(500)).code == "too_many_scans"
    assert picture_of(jpeg_of_scans(1)).width == 600


def test_layers_are_counted_as_a_decoder_finds_them():
    assert opened(jpeg_of_hidden_scans(500)).convert("RGB").size == (600, 400)
    assert _refused(jpeg_of_hidden_scans(500)).code == "too_many_scans"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("left", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_is_refused(kind, left):
    noise = Image.effect_noise((300, 300), 80).convert("RGB")
    whole = saved(noise, kind)
    assert _refused(whole[: int(len(whole) * left)]).code in ("broken", "unknown_kind")


def test_no_other_reader_of_pictures_is_ever_asked():
    assert set(FORMATS) == set(KINDS)
    assert set(SIZES) == {"full", "960", "320"}
