import re

import pytest
import segno

from forum.web.qr import MARGIN, qr

KEY = "otpauth://totp/Ruggespraak:Wandelende_Wilma?secret=JBSWY3DPEHPK3PXP&issuer=Ruggespraak"


def _dark(path: str) -> set[tuple[int, int]]:
    """The modules that the path paints."""
    bars = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join("M{} {}h{}v1h-{}z".format(*bar) for bar in bars) == path
    return {
        (x, int(y))
        for start, y, width, back in bars
        for x in range(int(start), int(start) + int(width))
        if width == back
    }


@pytest.mark.parametrize("text", [KEY, "a", "é" * 200, KEY.replace("Wilma", "Daniël van ’t Hart")])
def test_the_picture_paints_the_dark_of_the_code_and_leaves_a_margin(text):
    picture = qr(text)
    matrix = segno.make(text, error="m", micro=False).matrix
    expected = {
        (x + MARGIN, y + MARGIN)
        for y, row in enumerate(matrix)
        for x, is_dark in enumerate(row)
        if is_dark
    }
    assert _dark(picture.path) == expected
    assert picture.size == len(matrix) + 8
