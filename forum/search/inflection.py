"""One term for all the forms of a Dutch word: a table for what is irregular, rules for the rest.

The stemmer is that of Kraaij and Pohlmann (1994); what it keeps apart although it is one word
(*herstelt*, *stijve*, *knieën*) is brought together here first. The same terms are made of what is
kept and of what is asked, so a term need not be a word.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from snowballstemmer.dutch_stemmer import DutchStemmer

from forum.search.dictionary import base_of, is_word

REMEMBERED = 50_000
LONGEST = 40  # longer ones are no words, and stemming takes time by the letter
_VOICELESS = frozenset("tkfschpx")
_OPEN = re.compile(r"(.*[^aeiou])([aeou])([bcdfghklmnpqrstvxz])")
_UNSTRESSED = re.compile(r"[aeiou].*e[nlr]$")  # *oef-en*, *wand-el*, *zek-er*
_SHORTEST = 4
_LATIN = 8  # letters from which on a verb in -eren is one like *revalideren*
_PLURAL = re.compile(r".{5,}[bdfgklmnprt]s")  # *deadlifts*
_SCHOLARLY = re.compile(r"(?:isch|ie?)$")  # *claustrofobie* and *claustrofobisch*
_DOER = re.compile(r"(.{3,}(?:el|en|er))aar(?:s|tje)?")  # *metselaar*
_LEARNED = re.compile(r"(.{3,})(at|ct)ies?$")  # *revalidatie*, *injectie*
APART = (
    *("aan", "achter", "af", "bij", "door", "in", "los", "mee", "na", "neer", "om", "onder", "op"),
    *("over", "samen", "terug", "toe", "uit", "vast", "voor", "vol", "weg"),
)
_DONE = re.compile(rf"({'|'.join(APART)})(ge.{{3,}}|.{{2,}})")
_PREFIXES = ("ver", "be", "ont", "her", "ge", "over", "onder")


def _forms() -> dict[str, str]:
    told = tomllib.loads((Path(__file__).parent / "data" / "forms.toml").read_text("utf-8"))
    forms: dict[str, str] = {}
    for verb in told["weak"].split():
        forms |= dict.fromkeys(_conjugated(verb), verb)
    for line in told["strong"].strip().splitlines():
        verb, *others = line.split()
        for prefix in _PREFIXES:
            forms |= dict.fromkeys([prefix + other for other in others], prefix + verb)
    for line in (told["nouns"] + told["strong"]).strip().splitlines():
        word, *others = line.split()
        forms |= dict.fromkeys(others, word)
    for word in told["adjectives"].split():
        forms |= dict.fromkeys(_compared(word), word)
    return {word: word for word in forms.values()} | forms


def _compared(word: str) -> list[str]:
    """An adjective as it is more and most (*stijf*: stijver, stijvere, stijfst, stijfste)."""
    more = f"{_opened(word)}{'d' if word[-1] == 'r' else ''}er"
    return [f"{_opened(word)}e", more, f"{more}e", f"{word}st", f"{word}ste"]


def inflected(word: str) -> set[str]:
    """How a word may be written: as one, as several, with an ending."""
    opened = _opened(word)
    return {word, f"{opened}en", f"{word}s", f"{opened}e", f"{word}t", f"{word}je", f"{word}jes"}


def infinitives_of(word: str) -> tuple[str, ...]:
    """The verbs of which a folded word may be a form."""
    base = _FORMS.get(word) or base_of(word)
    return (base,) if base.endswith("n") else (f"{_opened(base)}en", f"{base}en")


def _opened(word: str) -> str:
    """How a word is written when something follows (*stap*: stapp-, *loop*: lop-)."""
    last = {"f": "v", "s": "z"}.get(word[-1], word[-1])
    if re.fullmatch(r".*([aeou])\1[^aeiou]", word):
        return word[:-2] + last
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwjx]", word):
        return word + word[-1]
    return word[:-1] + last if word[-1] == "f" else word


def _conjugated(verb: str) -> list[str]:
    """The forms of a regular verb (*tillen*: til, tilt, tilde, tilden, getild)."""
    root = verb.removesuffix("en")
    ends = "t" if root[-1] in _VOICELESS and not verb.endswith(("ven", "zen")) else "d"
    stem = _closed(root)
    done = stem if stem.endswith(("t", "d")) else stem + ends
    return [stem, f"{stem}t", f"{stem}{ends}e", f"{stem}{ends}en", done, f"ge{done}"]


def _closed(root: str) -> str:
    """How a syllable is written when nothing follows (*sta-pen*: stap, *lo-pen*: loop)."""
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in "aeiou":
        return root[:-1]
    found = _OPEN.fullmatch(root)
    if found and not _UNSTRESSED.search(root):
        root = f"{found[1]}{found[2]}{found[2]}{found[3]}"
    return root[:-1] + {"v": "f", "z": "s"}.get(root[-1], root[-1])


_FORMS = _forms()


@lru_cache(1)
def forms() -> frozenset[str]:
    """Every word that stands in the table of forms."""
    return frozenset({*_FORMS, *_FORMS.values()})


@lru_cache(REMEMBERED)
def term_of(word: str) -> str:
    """The term of a word that was folded (`core.terms.fold`)."""
    if word in _FORMS:
        return _stem(_FORMS[word])
    base = base_of(word)
    return _stem(_FORMS.get(base) or _regular(base))


def _regular(word: str) -> str:
    if found := _LEARNED.fullmatch(word):
        return f"{found[1]}{'ct' if found[2] == 'ct' else ''}eren"
    if (found := _DONE.fullmatch(word)) and found[2] in _FORMS:
        return found[1] + _FORMS[found[2]]
    if (found := _DOER.fullmatch(word)) and is_word(f"{found[1]}en"):
        return f"{found[1]}en"
    return word[:-2] if word.endswith(("ieen", "eeen")) else _single(word)


def _single(word: str) -> str:
    """Of a plural in -s the word."""
    one = word[:-1]
    if word[-1] != "s" or (is_word(word) and not _PLURAL.fullmatch(word)):
        return word
    many = word.endswith(("ens", "ias", "eus")) and len(word) > _SHORTEST + 1
    return _FORMS.get(one, one) if many or _PLURAL.fullmatch(word) or is_word(one) else word


def _stem(word: str) -> str:
    if word.endswith("eren") and len(word) >= _LATIN:
        word = word[:-4] + "eer"
    stem = str(DutchStemmer().stemWord(word[:LONGEST]))
    if stem[-1:] == "e" and len(stem) >= _SHORTEST and stem[-2] not in "aeiou":
        stem = _closed(stem[:-1])
    if len(stem) > _SHORTEST + 1 and stem[-1] in "td" and stem[-2] not in "aeiou":
        return stem[:-1]
    return _SCHOLARLY.sub("", stem) if len(stem) >= _LATIN else stem
