"""What no template may do, whatever it shows."""

import re
from collections.abc import Callable
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
ALL = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
PAGES = [path for path in ALL if path.suffix == ".html"]
ON_SITE = [path for path in PAGES if path.parent.name != "letters"]  # a mail brings its style along

TAG = r"<[^>]*?\s"
SPOKEN = "alt|aria-description|aria-label|aria-roledescription|label|placeholder|title"
NAMES = {"Ruggespraak", "DOI", "PubMed", "Nederlands", "English"}  # the same in every language


def _name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


def _markup(path: Path) -> str:
    """Without what Jinja fills in."""
    source = re.sub(r"{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    return re.sub(r"{%.*?%}|{{.*?}}", "", source, flags=re.DOTALL)


def _failing(paths: list[Path], does: Callable[[Path], object]) -> list[str]:
    """Those that do this."""
    return [_name(path) for path in paths if does(path)]


def test_there_are_templates_to_read():
    assert len(ALL) > len(PAGES) > 100


def test_no_template_trusts_text():
    def does(path: Path) -> bool:
        source = re.sub(r"\s", "", path.read_text())
        return any(said in source for said in ("|safe", "autoescapefalse", "Markup("))

    assert _failing(ALL, does) == []


def test_no_template_has_text_that_cannot_be_translated():
    def does(path: Path) -> set[str]:
        markup = re.sub(r"<code>.*?</code>", "", _markup(path), flags=re.DOTALL)
        text = re.sub(r'<[^>]*>|&#?\w+;|\b[a-z-]+="[^"]*"', " ", markup)
        return set(re.findall(r"\w+", text)) - NAMES

    assert _failing(PAGES, does) == []


def test_no_attribute_has_text_that_cannot_be_translated():
    def does(path: Path) -> set[str]:
        spoken = " ".join(re.findall(rf'\s(?:{SPOKEN})="([^"]*)"', _markup(path)))
        return set(re.findall(r"\w+", spoken)) - NAMES

    assert _failing(PAGES, does) == []


def test_style_and_behaviour_stand_in_files_of_their_own():
    inside = [rf"{TAG}style\s*=", rf"{TAG}on[a-z]+\s*=", r"<style\b|javascript:"]

    def does(path: Path) -> bool:
        markup = _markup(path)
        return any(re.search(pattern, markup) for pattern in inside)

    assert _failing(ON_SITE, does) == []


def test_every_script_shows_the_pass_of_this_answer():
    def does(path: Path) -> bool:
        scripts = re.findall(r"<script\b[^>]*>", path.read_text())
        return any('nonce="{{' not in script for script in scripts)

    assert _failing(PAGES, does) == []


def test_no_page_fetches_from_elsewhere():
    elsewhere = r"""<(?!a\b)[^>]*?\s(?:src|srcset|href|action|poster)\s*=\s*["']?(?:https?:)?//"""
    assert _failing(PAGES, lambda path: re.search(elsewhere, _markup(path))) == []
