"""What the page about privacy says of how long things are kept is what is done."""

import html
from datetime import timedelta

import pytest

from forum.jobs.retention import RULES
from forum.web.terms import KEPT, in_words
from tests.jobs import moderated_terms
from tests.jobs.terms import TERMS

DAY = timedelta(days=1)
# Of moderation, and yet no word of it there: who took something up, and that the team was told of
# it, say nothing of members; of links is said with the texts.
UNTOLD = {"queue_claims", "queue_overdue", "recent_links"}


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (DAY, "een dag"),
        (30 * DAY, "30 dagen"),
        (90 * DAY, "90 dagen"),
        (100 * DAY, "100 dagen"),
        (213 * DAY, "7 maanden"),
        (274 * DAY, "9 maanden"),
        (275 * DAY, "275 dagen"),
        (365 * DAY, "een jaar"),
        (730 * DAY, "24 maanden"),
    ],
)
def test_a_term_is_told_as_people_count(app, term, words):
    assert in_words(term) == words


@pytest.mark.parametrize("name", KEPT)
def test_it_tells_the_term_after_which_it_goes(name):
    """By the tests of the rules themselves: each looks just before its end and at it."""
    assert KEPT[name] in {term for rule, _keep, term, _model in TERMS if rule == name}
    assert name in {rule.name for rule in RULES}


def test_of_all_that_moderation_keeps_for_a_while_the_page_tells_how_long():
    kept = {"removed_posts", "message_reports", *(term[0] for term in moderated_terms.TERMS)}
    assert kept - UNTOLD == set(KEPT)


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ("De tekst bewaren we %s, zodat je bezwaar kunt maken", "removed_posts"),
        ("kun je het nog %s teruglezen", "held_posts"),
        ("bewaren we %s een versleuteld kenmerk", "recent_texts"),
        ("tot %s na het besluit, zodat je bezwaar kunt maken", "reports"),
        ("Een melding bewaren we %s nadat die is afgehandeld", "message_reports"),
        ("tot %s nadat het besluit voorbij is", "old_measures"),
        ("je bezwaar tot %s nadat daarover is beslist", "old_appeals"),
        ("alleen voor hen en is na %s weg", "member_notes"),
        ("elkaar iets schrijven; dat is na %s weg", "queue_notes"),
        ("tot %s nadat een moderator keek", "urgent_mails"),
    ],
)
def test_the_page_tells_it(visitor, about, name):
    page = html.unescape(visitor.get("/privacy").text)
    assert about % in_words(KEPT[name]) in page


def test_it_tells_what_is_kept_as_long_as_its_post_and_what_stays(visitor):
    page = html.unescape(visitor.get("/privacy").text)
    for told in (
        "welke regel dat herkende",
        "welk woord van die lijst het was",
        "Bij elke regel hoort een controlegetal",
        "zonder account je naam en e-mailadres als je die opgeeft",
    ):
        assert told in page
    assert "/privacy#wat" in visitor.get("/help").text
