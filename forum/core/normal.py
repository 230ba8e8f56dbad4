"""Spelling a text in one way, in time by the letter whatever it holds. Pure."""

import re
from typing import Literal
from unicodedata import normalize

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

PIECE = 200  # signs without a blank; putting marks in order takes time by the square of them
_LONG = re.compile(rf"\S{{{PIECE + 1}}}")
_PIECES = re.compile(rf"\s+|\S{{1,{PIECE}}}")
# Two signs that stand for a whole sentence each: a page of them would become a book.
_SENTENCES = {0xFDFA: " ", 0xFDFB: " "}


def normalized(form: Form, text: str) -> str:
    """As `unicodedata` does it; of what has no blank for long a piece at a time."""
    if text.isascii():
        return text
    text = text.translate(_SENTENCES)
    if _LONG.search(text) is None:
        return normalize(form, text)
    return "".join(normalize(form, piece) for piece in _PIECES.findall(text))
