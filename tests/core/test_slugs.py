import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.core.slugs import LONGEST, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hoe gaat het, één jaar later?", "hoe-gaat-het-een-jaar-later"),
        ("  Rug -- & nek  ", "rug-nek"),
        ("Ｆｕｌｌ ｗｉｄｔｈ", "full-width"),
        ("L5/S1", "l5-s1"),
        ("疼痛", "zonder-titel"),
        ("", "zonder-titel"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 200, "a" * LONGEST),
        ("woord " * 30, "-".join(["woord"] * 13)),
    ],
)
def test_a_title_in_an_address(title, slug):
    assert slugify(title) == slug


@settings(deadline=None, max_examples=300, database=None)
@given(st.text(st.characters() | st.sampled_from("aZ9 -_./éß🧩"), max_size=200))
def test_any_title_gives_a_plain_short_part_of_an_address(title):
    slug = slugify(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
    assert slugify(slug) == slug
