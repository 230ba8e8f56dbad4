"""Whether a published text names a sign for which one calls at once.

This is about texts that inform: they need the "bel direct" block above them whether or not
anyone is ill. The words are ours; the signs behind them rest on NHG
Lumbosacraal radiculair syndroom (2015) and KNGF Lage rugpijn en LRS (2021), B.1.3.
"""

import unicodedata

# Each row is one sign: it is named when every word of one of its groups stands in one sentence.
URGENT: tuple[tuple[str, ...], ...] = (
    ("rijbroek",),
    ("doof", "tussen je benen"),
    ("doof", "billen"),
    ("gevoelloos", "billen"),
    ("gevoelloos", "kruis"),
    ("gevoelloos", "schaamstreek"),
    ("krachtsverlies",),
    ("krachtverlies",),
    ("klapvoet",),
    ("verlamm",),
    ("uitvalsverschijnsel",),
    ("niet", "plassen"),
    ("plas", "ophouden"),
    ("ontlasting", "ophouden"),
    ("incontinent",),
    ("urineretentie",),
    ("cauda",),
    ("scheurende pijn",),
)


LONGEST = 2000  # of a sentence; normalising more could take minutes


def names_urgent_sign(text: str) -> bool:
    """True when the text names one, in whatever tone."""
    return any(
        all(word in sentence for word in group) for sentence in _sentences(text) for group in URGENT
    )


def _sentences(text: str) -> list[str]:
    for end in "!?;\n":
        text = text.replace(end, ".")
    return [unicodedata.normalize("NFKC", part[:LONGEST]).casefold() for part in text.split(".")]
