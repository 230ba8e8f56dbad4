"""Files that nobody thought of: each is a picture, or refused."""

from hypothesis import given, settings
from hypothesis import strategies as st

from forum.core.errors import Invalid
from forum.uploads.pixels import picture_of
from tests.uploads.files import opened, picture

KINDS = ("JPEG", "PNG", "WEBP", "GIF")
STARTS = [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\xff\0\0\0WEBP"]


@settings(deadline=None, max_examples=150, database=None)
@given(st.sampled_from(KINDS), st.data())
def test_whatever_is_done_to_a_file_it_is_a_picture_or_refused(kind, data):
    content = bytearray(picture(40, 30, kind))
    for _change in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        made = picture_of(bytes(content))
    except Invalid as refused:
        assert list(refused.errors) == ["file"]
    else:
        assert all(opened(file).format == "WEBP" for file in made.files.values())


@settings(deadline=None, max_examples=150, database=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_no_bytes_break_it(start, rest):
    try:
        picture_of(start + rest)
    except Invalid as refused:
        assert list(refused.errors) == ["file"]
