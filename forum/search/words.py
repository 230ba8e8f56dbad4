"""The terms of a text, as they are kept to be found: each word that matters, and its parts."""

import re
from collections.abc import Iterator

from forum.core.terms import STOP_WORDS, fold
from forum.search import apart
from forum.search.compounds import all_terms_in, terms_in
from forum.search.inflection import term_of

MOST = 2_000  # different terms kept of one text
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Iterator[str]:
    """The folded words of a text that say what it is about, in their order."""
    for word in WORD.findall(fold(text)):
        if len(word) > 1 and word not in STOP_WORDS:
            yield word


def index_terms(text: str) -> list[str]:
    """Every term by which a text is found, each once, and verbs that it writes apart as one."""
    found: dict[str, None] = {}
    for word in words(text):
        found[term_of(word)] = None
        found.update(dict.fromkeys(all_terms_in(word)))
        if len(found) >= MOST:
            break
    found |= dict.fromkeys(term_of(whole) for _word, whole in apart.verbs(fold(text)))
    return list(found)[:MOST]


def needed(word: str) -> tuple[str, ...]:
    """The terms that a text must have to hold a folded word: of a compound its parts, so that
    what stands apart there is found as well."""
    parts = terms_in(word)
    return parts if len(parts) > 1 else (term_of(word),)
