"""Which Dutch words there are, and of which each is a form (*liep*: lopen, *beentje*: been).

The list is that of simplemma. It is read when the first word is looked up, and kept: 40 MB.
"""

from collections.abc import Mapping
from functools import cache

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from forum.core.terms import fold

_SHORTEST = 3
_SMALL = ("je", "jes")
_WOMEN = ("ster", "eres", "euse", "loge", "vrouw")  # *metselaar* is no *metselaarster*
_VERB = "en"


def is_word(word: str) -> bool:
    """Is a folded word in the list, as it stands?"""
    return _lookup(word) is not None


def is_verb(word: str) -> bool:
    """Might a folded word be an infinitive?"""
    return word.endswith((_VERB, "aan", "zien", "doen")) and is_word(word)


def base_of(word: str) -> str:
    """The word of which a folded word is a form, folded; itself where it is not known."""
    found = _step(word)
    return _step(found) if found != word and word.endswith(_SMALL) else found


def _step(word: str) -> str:
    if len(word) < _SHORTEST or (lemma := _lookup(word)) is None:
        return word
    base = fold(lemma.replace("_", ""))
    return base if _is_form(word, base) else word


def _is_form(word: str, base: str) -> bool:
    """Not where the list gives another word (*was*: zijn, *arbeider*: arbeidster), or of a noun
    the verb (*vinger*: vingeren)."""
    if not base.isalpha() or base.startswith(word):
        return False
    if base.endswith(_WOMEN) and not word.endswith(base[-4:]):
        return False
    return base[:1] in {word[:1], word.removeprefix("ge")[:1]}


def _lookup(word: str) -> str | None:
    return _list().get(word) or _list().get(_accented().get(word, ""))


@cache
def _list() -> Mapping[str, str]:
    return DefaultDictionaryFactory().get_dictionary("nl")


@cache
def _accented() -> Mapping[str, str]:
    """How words are written in the list that have signs which folding takes away."""
    return {fold(word): word for word in _list() if not word.isascii()}
