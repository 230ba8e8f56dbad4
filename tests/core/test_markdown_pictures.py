"""Pictures in what members write: those of this site, and of no other."""

import pytest

from forum.core.figures import MOST_PICTURES, pictures_in
from forum.core.markdown import to_html
from tests.core.test_markdown import KEY, OWN, assert_harmless

SHOWN = f'<img src="/u/{KEY}/960" alt="rug" loading="lazy">'


def test_a_picture_of_our_own_is_shown_and_leads_to_itself():
    html = to_html(f"Zie {OWN}.")
    assert f'Zie <a href="/u/{KEY}">{SHOWN}</a>.' in html
    assert pictures_in(html) == {KEY}


@pytest.mark.parametrize(
    ("written", "alt"),
    [
        ("een [stoel] en \\ \\*", "een [stoel] en \\ \\*"),
        ("\\[stoel\\] \\\\", "[stoel] \\"),
        ('"><script>alert(1)</script>', "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("*zo*", "*zo*"),
        ("", "afbeelding"),
    ],
)
def test_the_words_of_a_picture_are_words(written, alt):
    html = to_html(f"![{written}](/u/{KEY})")
    assert_harmless(html)
    assert (f'alt="{alt}"' in html) == ("[" not in written.replace("\\[", ""))


@pytest.mark.parametrize(
    "written",
    [
        f"![rug](https://example.org/u/{KEY})",
        f"![rug](//example.org/u/{KEY})",
        f"![rug](/u/{KEY}/320)",
        f"![rug](/u/{KEY}?x=1)",
        f"![rug](/u/{KEY[1:]})",
        f"![rug](/u/{KEY}x)",
        f"![rug](/u/../{KEY[3:]})",
        f'![rug](/u/{KEY} "titel")',
        f"![rug]( /u/{KEY})",
        f"![rug](</u/{KEY}>)",
        f"\\{OWN}",
        f"`{OWN}`",
        f"    {OWN}",
        f"![rug][1]\n\n[1]: /u/{KEY}",
        f'<img src="/u/{KEY}/960">',
    ],
)
def test_every_other_picture_stays_text(written):
    html = to_html(written)
    assert "<img" not in html
    assert pictures_in(html) == set()


def test_a_picture_in_a_link_leads_where_the_link_does():
    html = to_html(f"[{OWN}](https://example.org)")
    assert html.count("<a ") == 1
    assert SHOWN in html


def test_so_many_pictures_are_shown_and_the_rest_stays_text():
    assert to_html(OWN * 400).count("<img") == MOST_PICTURES
    assert to_html(f"{OWN}\n\n" * 400).count("<img") == MOST_PICTURES
    assert to_html(OWN).count("<img") == 1
