"""What a text is about: its words, folded and stemmed, so that `Rugoefeningen` and
`rugoefening` are one. Pure, and the same on every database because no database does it."""

import re
from unicodedata import combining

from snowballstemmer.dutch_stemmer import DutchStemmer

from forum.core.normal import normalized

LONGEST_TERM = 40  # longer ones are no words, and stemming takes time by the letter
MOST_TERMS = 40

# Words that say nothing of what a text is about, as they are after folding.
STOP_WORDS = {
    "aan", "al", "alleen", "als", "altijd", "ander", "andere", "anders", "ben", "bent", "bij",
    "daar", "dan", "dat", "de", "der", "deze", "die", "dit", "doe", "doen", "doet", "door", "dus",
    "echt", "een", "eens", "eer", "en", "er", "even", "ga", "gaan", "gaat", "geen", "geweest",
    "gewoon", "had", "heb", "hebben", "hebt", "heeft", "heel", "hem", "het", "hier", "hij", "hoe",
    "hoeveel", "iemand", "iets", "ik", "in", "is", "ja", "je", "jij", "jou", "jouw", "jullie",
    "kan", "kun", "kunnen", "kunt", "maar", "me", "meer", "men", "met", "mij", "mijn", "moet",
    "moeten", "na", "naar", "nee", "niet", "niets", "nog", "nu", "of", "om", "ook", "op", "over",
    "per", "sinds", "steeds", "te", "tegen", "toch", "toen", "tot", "tussen", "u", "uit", "uw",
    "van", "vanaf", "veel", "vind", "voor", "waar", "waarom", "wanneer", "want", "waren", "was",
    "wat", "we", "weer", "wel", "welk", "welke", "wie", "wij", "wil", "willen", "word", "worden",
    "wordt", "ze", "zelf", "zich", "zij", "zijn", "zo", "zonder", "zou",
}  # fmt: skip
_WORDS = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Without what a reader overlooks: case, accents, and the shapes of letters."""
    if text.isascii():
        return text.lower()
    apart = normalized("NFKD", normalized("NFKD", text).casefold())
    return "".join(sign for sign in apart if not combining(sign))


def terms(text: str) -> frozenset[str]:
    """The words that matter, each in its stem. Of a long text those that come first."""
    stemmer = DutchStemmer()  # one at a time: it remembers the word it is at
    found: dict[str, None] = {}
    for word in _WORDS.findall(fold(text)):
        if len(found) == MOST_TERMS:
            break
        if len(word) > 1 and word not in STOP_WORDS:
            found[stemmer.stemWord(word[:LONGEST_TERM])] = None
    return frozenset(found)
