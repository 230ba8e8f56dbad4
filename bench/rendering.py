"""How long making HTML of a post takes: of an ordinary long one, and of texts made to be slow.

    python -m bench.rendering

Prints a table, the slowest last, and ends with 1 when one takes longer than it may.
"""

import sys
from collections.abc import Mapping
from time import process_time

from forum.core.markdown import to_html
from forum.threads.schemas import LONGEST_POST

ORDINARY_MS, ANY_MS = 100, 1000  # at most
TRIES = 3

PARAGRAPH = """Vandaag ging het **beter**. Ik liep *een uur* langs https://example.org/pad en
deed daarna mijn `oefening` met @Wandelende Wilma.

- een punt
- nog een

> Een citaat van een ander, dat wat langer is dan een regel en dus wordt afgebroken.

"""
NAMES = {"Wandelende Wilma": "/members/Wandelende%20Wilma"}
PIECES = (
    "[", "![", "](", "[a](", "[a](b ", "[](/p/1)", "*a ", "_a", "**a *b ", "*_[]()", "***", "_*_",
    "> ", ">", "- ", "1. ", "- a\n", "1. a\n", "> - ", "> - a\n", "`", "``a`", "`a``", "```\n",
    "~~a", "~", "\\", "&", "&amp;", "&#65;", "&#x110000;", "<", "<a ", "<!--", "<a@b.c>",
    "<http://a>", "|a\n", "\n", " ", "\t", "  \n", "http://", "https://a.b/(", "https://a.nl ",
    "mailto:", "a@b.nl ", "a@", "@", "@a ", "www.a.nl ", "://", "@Wandelende Wilma ",
    "@Wandelende ", "---\n", "***\n", "===\n", "    a\n", "é", "\u0301", "a\u0301", "\U0001f600",
    "'", '"', "a.b.c.d@", "[a]: /b\n", "!", "!\n", "a\n> ", "- a\n  - b\n", "\u202e", "\u2028",
)  # fmt: skip


def hostile() -> dict[str, str]:
    """By what it is made of: texts as long as a post may be."""
    texts = {repr(piece): _filled(piece) for piece in PIECES}
    return texts | {
        "quotes in quotes": ">" * LONGEST_POST,
        "deeper quotes": _cut("".join(">" * depth + " a\n" for depth in range(200))),
        "lists in lists": _cut("".join("  " * depth + "- a\n" for depth in range(140))),
        "quotes cut short": _filled("a\n> ***\n"),
        "10,000 items": "-\n" * 10_000,
        "all lengths of ticks": _cut("".join("`" * n + "a" for n in range(1, 200))),
        "mixed emphasis": _filled("*a **b _c __d ~~e "),
        "closers without openers": _filled("a* a_ a~~ "),
        "openers, then closers": _cut("*a " * 3_300 + "a* " * 3_300),
        "brackets in brackets": "[" * 10_000 + "]" * 10_000,
        "links in brackets": "[" * 5_000 + "a" + "](/b)" * 2_900,
        "parentheses in a link": "[a](" + "(" * 9_990 + ")" * 9_990,
        "one long word": "a" * LONGEST_POST,
        "one long address": _cut("https://a.nl/" + "a/" * LONGEST_POST),
        "one long host": _cut("https://" + "a." * LONGEST_POST),
        "one long box": _cut("a." * 9_990 + "@b.nl"),
        "fences never closed": _filled("````a\n"),
    }


def _filled(piece: str) -> str:
    return _cut(piece * LONGEST_POST)


def _cut(text: str) -> str:
    return text[:LONGEST_POST]


def _milliseconds(text: str, names: Mapping[str, str]) -> float:
    """The best of a few: what else the machine does is not the text's fault."""
    best = float("inf")
    for _try in range(TRIES):
        began = process_time()
        to_html(text, names)
        best = min(best, (process_time() - began) * 1000)
    return best


def main() -> None:
    texts = {"an ordinary post": (_filled(PARAGRAPH), ORDINARY_MS)}
    texts |= {name: (text, ANY_MS) for name, text in hostile().items()}
    table = [(_milliseconds(text, NAMES), most, name) for name, (text, most) in texts.items()]
    for spent, most, name in sorted(table):
        print(f"{spent:8.1f} ms of {most:5d}  {name}")
    sys.exit(any(spent > most for spent, most, _name in table))


if __name__ == "__main__":
    main()
