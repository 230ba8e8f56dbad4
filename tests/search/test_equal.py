"""Both databases find what has the terms that were asked for, and nothing else."""

from random import Random

import pytest

from forum.core.db import db
from forum.search import asking, finding, matching
from forum.search.models import SearchEntry
from forum.search.words import index_terms
from tests.search.test_forms import PAIRS

OWN = "spit hernia rugpijn heuppijn fysio ischias kussen niet -rug hernja rugpyn 1 é % ' na"
WORDS = [*(form for _word, form in PAIRS), *OWN.split()]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_found_is_what_holds_what_was_asked(app, seed):
    chance = Random(seed)  # noqa: S311 (the same each time)
    texts = [" ".join(chance.choices(WORDS, k=chance.randint(1, 30))) for _ in range(60)]
    known = {}
    for number, text in enumerate(texts, start=1_000):
        entry = SearchEntry(kind="post", subject_id=number, terms=" ".join(index_terms(text)))
        db.session.add(entry)
        db.session.flush()
        known[entry.id] = frozenset(index_terms(text))
    for _ in range(60):
        typed = " ".join(chance.choices(WORDS, k=chance.randint(1, 3)))
        asked = finding.with_slips(asking.read(typed))
        if asked:
            said = matching.expression(asked.wanted, without=asked.without)
            found = set(matching.newest(said, limit=1_000))
            assert found == {key for key, terms in known.items() if asking.holds(asked, terms)}
