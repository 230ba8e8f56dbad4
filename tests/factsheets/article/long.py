"""An article of thousands of lines, with what any article has."""

QUESTIONS = 60
SOURCES = 40


def long_article(lines: int = 5_000) -> str:
    """So many lines: under each question paragraphs, a list and a call, and sources at the end."""
    room, over = divmod(lines - SOURCES - 1, QUESTIONS)
    parts = []
    for number in range(1, QUESTIONS + 1):
        parts += _section(number, room + (over if number == QUESTIONS else 0))
    sources = [
        f"- Jansen A. Over slaap deel {n}. J Nacht. 2020;1(2):{n}. PMID: {70_000 + n}."
        for n in range(1, SOURCES + 1)
    ]
    return "\n".join([*parts, "Bronnen", *sources])


def _section(number: int, lines: int) -> list[str]:
    told = [_line(number, at) for at in range(lines - 1)]
    return [f"Wat helpt er bij nacht nummer {number}?", *told]


def _line(number: int, at: int) -> str:
    if at % 9 == 5:
        return f"- Een punt {at} dat je zelf kunt proberen"
    if at % 40 == 39:
        return f"Een losse regel {at} van de redactie"
    cited = f" [{(number + at) % SOURCES + 1}]" if at % 7 == 0 else ""
    return f"In nacht {number} zag onderzoek {at} dat rust en bewegen samen kunnen gaan{cited}."
