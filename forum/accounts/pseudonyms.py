"""Invented names, for who wants to tell something without being known by it (schuilnaam).

Pure. A name says nothing: it is drawn by chance, not from anything of the member. Members can
never register one of these, so that nobody is taken for somebody's pseudonym.
"""

from collections.abc import Iterator
from secrets import SystemRandom

# Kind or plain, and of nobody's body: never a word about weight, age, sex, health or pain.
ADJECTIVES = (
    "Aardige", "Bedaarde", "Bescheiden", "Blauwe", "Blije", "Bruine", "Dappere", "Drijvende",
    "Dromende", "Eerlijke", "Fluitende", "Geduldige", "Gele", "Gestreepte", "Gevlekte",
    "Glanzende", "Glimlachende", "Goedige", "Gouden", "Groene", "Heldere", "Hoopvolle",
    "Kalme", "Kleurige", "Knikkende", "Koperen", "Lachende", "Lila", "Luisterende", "Milde",
    "Nieuwsgierige", "Opgewekte", "Oranje", "Paarse", "Peinzende", "Rode", "Rondreizende",
    "Roze", "Rustige", "Schemerende", "Schuilende", "Stille", "Slimme", "Speelse", "Tevreden",
    "Trouwe", "Turkooizen", "Verlegen", "Verre", "Vlotte", "Voorzichtige", "Vriendelijke",
    "Vrolijke", "Wachtende", "Wakkere", "Warme", "Wijze", "Witte", "Zachte", "Zilveren",
    "Zingende", "Zwervende",
)  # fmt: skip
# All with *de*, so that every adjective fits.
ANIMALS = (
    "Aalscholver", "Albatros", "Bever", "Bij", "Boomklever", "Boomkruiper", "Buizerd", "Bunzing",
    "Das", "Dolfijn", "Eekhoorn", "Egel", "Eland", "Fazant", "Forel", "Fuut", "Gans", "Gaai",
    "Goudvink", "Grutto", "Haas", "Havik", "Hermelijn", "Hommel", "Houtduif", "IJsvogel",
    "Karper", "Kauw", "Kievit", "Kikker", "Koekoek", "Kraanvogel", "Kwikstaart", "Leeuwerik",
    "Libel", "Lijster", "Lynx", "Marter", "Meerkoet", "Merel", "Mus", "Nachtegaal", "Otter",
    "Pad", "Pimpelmees", "Putter", "Ree", "Reiger", "Roodborst", "Salamander", "Scholekster",
    "Specht", "Spreeuw", "Tjiftjaf", "Uil", "Vink", "Vlinder", "Wezel", "Wulp", "Zeehond",
    "Zwaan", "Zwaluw",
)  # fmt: skip
POOL = tuple(f"{adjective} {animal}" for adjective in ADJECTIVES for animal in ANIMALS)

_chance = SystemRandom()


def drawn(size: int) -> Iterator[list[str]]:
    """The whole pool in an order nobody can foretell, some names at a time."""
    names = _chance.sample(POOL, len(POOL))
    for start in range(0, len(names), size):
        yield names[start : start + size]
