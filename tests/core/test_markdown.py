import re
from html.parser import HTMLParser
from re import fullmatch
from time import process_time
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.core.markdown import TAGS, to_html
from forum.threads.schemas import LONGEST_POST

ATTRIBUTES = {("a", "href"), ("a", "rel"), ("ol", "start")}
ATTRIBUTES |= {("img", "src"), ("img", "alt"), ("img", "loading")}
VOID = {"br", "hr", "img"}
OURS = re.compile(r"/($|[^/\\\s%])")  # what no browser takes for the start of another site
NAMES = {"Wilma": "/members/Wilma", "Wilma de Wit": "/members/Wilma%20de%20Wit", "Weg": ""}
KEY = "k-_1" + "x" * 39
OWN = f"![rug](/u/{KEY})"


class Reader(HTMLParser):
    """What a browser would make of it: the tags, their attributes, and whether all are closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _value in attrs}
        self.links += [value for name, value in attrs if name == "href"]
        self.pictures += [value for name, value in attrs if name == "src"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_harmless(html: str) -> None:
    read = Reader(html)
    assert read.tags <= TAGS
    assert read.attributes <= ATTRIBUTES
    assert read.open == []
    elsewhere = {link for link in read.links if not OURS.match(link)}
    assert {urlsplit(link).scheme.lower() for link in elsewhere} <= {"http", "https", "mailto"}
    assert all("\\" not in link and link == link.strip() for link in read.links)
    assert all(fullmatch(r"/u/[\w-]{43}/960", place) for place in read.pictures)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Een *woord*", "<p>Een <em>woord</em></p>\n"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"),
        ("3. drie", '<ol start="3">\n<li>drie</li>\n</ol>\n'),
        ("<b>vet</b>", "<p>&lt;b&gt;vet&lt;/b&gt;</p>\n"),
        ("# Geen kop", "<p># Geen kop</p>\n"),
        ("Geen kop\n===", "<p>Geen kop<br>\n===</p>\n"),
        ("~~door~~", "<p><s>door</s></p>\n"),
        ("> zei zij", "<blockquote>\n<p>zei zij</p>\n</blockquote>\n"),
        ("> zei zij\nzeg ik", "<p>zei zij</p>\n</blockquote>\n<p>zeg ik</p>\n"),
        ("> > eerst\n> toen\nnu", "</blockquote>\n<p>toen</p>\n</blockquote>\n<p>nu</p>\n"),
        ("![plaatje](https://example.org/a.png)", "plaatje"),
        ("|a|\n|-|\n|b|", "<p>|a|<br>\n|-|<br>\n|b|</p>\n"),
        ("& < > \" '", "<p>&amp; &lt; &gt; \" '</p>\n"),
        ("{{ 7 }} ${7} <%= 7 %>", "<p>{{ 7 }} ${7} &lt;%= 7 %&gt;</p>"),
        ("", ""),
    ],
)
def test_what_is_written_and_what_is_shown(written, shown):
    assert shown in to_html(written)


def test_addresses_become_links_that_search_engines_do_not_follow():
    html = to_html("Zie https://example.org/a")
    assert 'href="https://example.org/a" rel="nofollow ugc noopener noreferrer"' in html


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="x" onclick="alert(1)">klik</a>',
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<style>*{display:none}</style>",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "</div></main><form action=//evil><input name=password>",
    "[klik](javascript:alert(1))",
    "[klik](JaVaScRiPt:alert(1))",
    "[klik](java\nscript:alert(1))",
    "[klik](&#106;avascript:alert(1))",
    "[klik](&#x6A&#x61&#x76&#x61script:alert(1))",
    "[klik](\x01javascript:alert(1))",
    "[klik](javascript&colon;alert(1))",
    "[klik](vbscript:msgbox(1))",
    "[klik](data:text/html;base64,PHNjcmlwdD4=)",
    "[klik](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "[klik]: javascript:alert(1)\n\n[klik]",
    '[klik](https://example.org "onmouseover=alert(1)")',
    "[klik](https://example.org/\"onmouseover='alert(1)')",
    "[a](<javascript:alert(1)>)",
    "![x](x' onerror='alert(1))",
    "![volg](https://example.org/pixel.gif)",
    '`<script>alert(1)</script>`\n\n```"><script>\n<script>\n```',
    "|<script>|\n|-|\n|<img onerror=x>|",
    "https://example.org/<script>alert(1)</script>",
    'https://example.org/"onclick="alert(1)',
    "javascript://example.org/%0aalert(1)",
    "\u202e<script>\u2028alert(1)</script>",
    "<scr\0ipt>alert(1)</scr\0ipt>",
    OWN,
    "![rug](/u/",
    f'![](/u/{KEY}" onerror=alert(1))',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_dangerous_comes_through(attack):
    assert_harmless(to_html(attack))


@settings(deadline=None, max_examples=300, database=None)
@given(st.lists(st.sampled_from(ATTACKS) | st.text(max_size=20), max_size=5).map("".join))
def test_no_mixture_gets_past_the_list_of_tags(text):
    assert_harmless(to_html(text, NAMES))


@settings(deadline=None, max_examples=300, database=None)
@given(st.text(max_size=12), st.sampled_from(["[a](%s)", "[a](<%s>)", "<%s>", "a %s b", "@%s"]))
def test_no_address_gets_past_the_list_of_schemes(address, shape):
    for start in ("", "/", "//", "http:", "javascript:"):
        assert_harmless(to_html(shape % (start + address), NAMES | {address or "x": "/members/x"}))


@settings(deadline=None, max_examples=300, database=None)
@given(st.text("[]()<>!*_~`|#->:/\\&;\"' \n\taA1.é\u2028", max_size=80))
def test_no_signs_of_markdown_get_past_the_list_of_tags(text):
    assert_harmless(to_html(text, NAMES))


def _fill(piece: str, before: str = "") -> str:
    return (before + piece * LONGEST_POST)[:LONGEST_POST]


PIECES = ("[", "![", "*a ", "_a", "> ", "`", "<a ", "](", "&", "\\", "- ", "|a\n", "\n", "~~a")
LONG = {piece: _fill(piece) for piece in (*PIECES, "http://", "www.a.nl ", "[a](b ")}
LONG |= {
    "pictures": _fill(OWN),
    "words of pictures": _fill("![" + "a" * 590),
    "half pictures": _fill("![\\]"),
    "addresses": _fill("https://a.b/("),
    "quotes in quotes": ">" * LONGEST_POST,
    "lists in lists": "".join("  " * depth + "- a\n" for depth in range(140)),
    "lists in quotes": _fill("> - "),
    "quotes cut short": _fill("a\n> ***\n"),
    "mentions": _fill("@Wilma de "),
    "brackets in links": _fill("https://a.b/("),
    "mixed emphasis": _fill("*a **b "),
    "all lengths of ticks": "".join("`" * length + "a" for length in range(1, 198)),
    "definitions": _fill("[a]: /b\n"),
    "references": _fill("[a]", "[a]: /x\n"),
    "a wide table": _fill("a\n", "|a" * 60 + "\n" + "|-" * 60 + "\n"),
    "a table of empty cells": _fill("|" * 40 + "\n", "|a" * 40 + "\n" + "|-" * 40 + "\n"),
}


@pytest.mark.parametrize("what", LONG)
def test_no_text_takes_a_second(what):
    assert any(_seconds(LONG[what]) < 1 for _attempt in range(3))
    assert len(to_html(LONG[what])) < 20 * LONGEST_POST


def _seconds(text: str) -> float:
    start = process_time()
    to_html(text, NAMES)
    return process_time() - start


def test_a_post_never_grows_beyond_what_was_written():
    named = "[a]: http://x/" + "y" * 9_900 + "\n\n" + "[a] " * 2_500
    rows = "|a" * 60 + "\n" + "|-" * 60 + "\n" + "a\n" * 9_000
    assert all(len(to_html(text)) < 20 * 20_000 for text in (named, rows))
