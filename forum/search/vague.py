"""Words that a question is put in rather than what it is about: *hoe lang duurt het ...*."""

from collections.abc import Sequence
from functools import cache

from forum.search.asking import Wanted
from forum.search.inflection import term_of

WEIGHT = 0.35  # of such a word, beside any other
LEAST = 2  # other words, from which on such words need not stand in a text
_SAID = """
beste goed goede beter slecht fijn leuk lang lange kort tijd keer jaar maand week dag dagen begin
eind einde weten weet wist kennen ken denken denk zeggen zegt vinden vindt komen komt krijgen krijgt
maken maakt laten laat blijven blijft houden houdt nemen neemt geven geeft vragen vraag antwoord
help helpt helpen hulp tip tips advies raad ervaring ervaringen iedereen niemand mensen persoon
alles dingen ding manier mogelijk nodig mag mogen durf durven durft precies eigenlijk misschien
vaak soms nooit meteen direct snel langzaam later eerder ineens opeens duren duurt afkomen gebruiken
gebruik proberen geprobeerd overleven voordat nadat terwijl zodat omdat doordat hele erg zeer last
klacht klachten probleem werkt zal zullen kon konden zouden wou wilde beetje herkennen herken
"""


@cache
def _vague() -> frozenset[str]:
    return frozenset(map(term_of, _SAID.split()))


def weight_of(term: str) -> float:
    """What a word counts in a question."""
    return WEIGHT if term in _vague() else 1.0


def solid(wanted: Sequence[Wanted]) -> Sequence[Wanted]:
    """What a text must have: of a question only what it is about."""
    found = [one for one in wanted if one.term not in _vague()]
    return found if len(found) >= LEAST else wanted
