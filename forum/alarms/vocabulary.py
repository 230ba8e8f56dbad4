"""Every form of a word that the patterns ask for, and which of them a written word is."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from forum.core.spelling import Spelling

SHORTEST = 6  # letters of a word in which a slip is overlooked (GUIDE §3.4)
COMMON = 8000  # words of which the forms are remembered
SURE = 5  # letters of a form, with its star, after which no slip is looked for


class Vocabulary:
    """Every set of words that the patterns ask for: each word of a text is looked up once."""

    def __init__(self, asked: Iterable[frozenset[str]], ordinary: Iterable[str]) -> None:
        self._asked: dict[str, set[frozenset[str]]] = defaultdict(set)
        for words in asked:
            for word in words:
                self._asked[word].add(words)
        forms = set(self._asked)
        self._whole = {form for form in forms if "*" not in form}
        self._begins = {form[:-1] for form in forms if form[-1] == "*" != form[0]}
        self._ends = {form[1:] for form in forms if form[0] == "*" != form[-1]}
        self._holds = {form[1:-1] for form in forms if form[0] == form[-1] == "*"}
        self._lengths = sorted({len(stem) for stem in self._begins})
        self._tails = sorted({len(stem) for stem in self._ends})
        self._spelling = Spelling(self._whole, ordinary, shortest=SHORTEST, same_start=True)
        self._stems = Spelling(self._begins, ordinary, shortest=SHORTEST, same_start=True)
        self.asked_by = lru_cache(COMMON)(self._asked_by)
        self._long = [length for length in self._lengths if length >= SHORTEST]

    def _asked_by(self, word: str) -> frozenset[frozenset[str]]:
        """The sets of words that were asked for, of which this word is one."""
        return frozenset().union(*(self._asked[form] for form in self._forms_of(word)))

    def _forms_of(self, word: str) -> set[str]:
        """The forms that this word is, begins with, ends with or holds."""
        found = {word} if word in self._whole else set()
        found |= {
            f"{word[:length]}*"
            for length in self._lengths
            if length <= len(word) and word[:length] in self._begins
        }
        found |= {
            f"*{word[-n:]}" for n in self._tails if n <= len(word) and word[-n:] in self._ends
        }
        found |= {f"*{part}*" for part in self._holds if part in word}
        whole = any(len(form) > SURE for form in found) or word in self._whole
        return found if whole else found | self._slips(word)

    def _slips(self, word: str) -> set[str]:
        if len(word) < SHORTEST - 1:
            return set()
        found = self._spelling.meant(word)
        if f"{word}n" in self._whole and word.endswith("e"):
            found |= {f"{word}n"}
        cuts = {length + by for length in self._long for by in (-1, 0, 1)}
        for length in cuts:
            if length <= len(word):
                found |= {f"{stem}*" for stem in self._stems.meant(word[:length])}
        return found
