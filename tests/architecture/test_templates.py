"""What no template may do, whatever it shows."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
ALL = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
PAGES = [path for path in ALL if path.suffix == ".html"]

TAG = r"<[^>]*?\s"
SPOKEN = "alt|aria-description|aria-label|aria-roledescription|label|placeholder|title"
NAMES = {"Ruggespraak", "DOI", "PubMed", "Nederlands", "English"}  # the same in every language


def _name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


def _markup(path: Path) -> str:
    """Without what Jinja fills in."""
    source = re.sub(r"{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    return re.sub(r"{%.*?%}|{{.*?}}", "", source, flags=re.DOTALL)


@pytest.mark.parametrize("path", ALL, ids=_name)
def test_no_template_trusts_text(path):
    source = re.sub(r"\s", "", path.read_text())
    assert "|safe" not in source
    assert "autoescapefalse" not in source
    assert "Markup(" not in source


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_no_template_has_text_that_cannot_be_translated(path):
    markup = re.sub(r"<code>.*?</code>", "", _markup(path), flags=re.DOTALL)
    text = re.sub(r'<[^>]*>|&#?\w+;|\b[a-z-]+="[^"]*"', " ", markup)
    assert set(re.findall(r"\w+", text)) <= NAMES


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_no_attribute_has_text_that_cannot_be_translated(path):
    spoken = " ".join(re.findall(rf'\s(?:{SPOKEN})="([^"]*)"', _markup(path)))
    assert set(re.findall(r"\w+", spoken)) <= NAMES


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_style_and_behaviour_stand_in_files_of_their_own(path):
    markup = _markup(path)
    assert not re.search(rf"{TAG}style\s*=", markup)
    assert not re.search(rf"{TAG}on[a-z]+\s*=", markup)
    assert not re.search(r"<style\b|javascript:", markup)


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_every_script_shows_the_pass_of_this_answer(path):
    scripts = re.findall(r"<script\b[^>]*>", path.read_text())
    assert [script for script in scripts if 'nonce="{{' not in script] == []


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_no_page_fetches_from_elsewhere(path):
    elsewhere = r"""<(?!a\b)[^>]*?\s(?:src|srcset|href|action|poster)\s*=\s*["']?(?:https?:)?//"""
    assert not re.search(elsewhere, _markup(path))
