"""What the member hears, when it is still true."""

import re

import pytest

from forum.accounts.held_profiles import held_profiles
from forum.accounts.service import profile
from forum.core.db import db
from forum.jobs.verifying import expire_verifications, remind_experts
from forum.moderation import experts as moderation
from tests import make
from tests.experts.applying import asked, check, verified

ADDRESS = "lotte@example.org"


@pytest.fixture
def lotte(app):
    return make.member(email=ADDRESS)


def _subjects(smtp) -> list[str]:
    return [letter["Subject"] for letter in smtp.to(ADDRESS)]


def test_every_step_is_told_once(lotte, smtp, run_worker, time):
    time.pass_time(hours=8)
    found = asked(lotte)
    run_worker()
    check(found.id, make.moderator())
    moderation.confirm(make.viewer(make.moderator()), found.id)
    run_worker()
    for days in (335, 23, 7):
        time.pass_time(days=days)
        remind_experts()
        expire_verifications()
        run_worker()
    assert _subjects(smtp) == [
        "We hebben je aanvraag als expert",
        "Je bent geverifieerd als expert",
        "Je verificatie als expert loopt af",
        "Je verificatie als expert loopt af",
        "Je verificatie als expert is verlopen",
    ]
    texts = [letter.get_content() for letter in smtp.to(ADDRESS)]
    assert "31 december 2030" not in texts[1]
    assert "tot 1 januari 2031" in texts[1]
    assert "http://localhost/experts/apply" in texts[2]


def test_a_reason_is_told(lotte, smtp, run_worker):
    found = asked(lotte)
    run_worker()
    moderation.reject(make.viewer(make.moderator()), found.id, reason="We vonden je niet.")
    run_worker()
    verified(lotte)
    run_worker()
    revoking = {"reason": "Je stuurde reclame."}
    moderation.revoke(make.viewer(make.moderator()), lotte.username, **revoking)
    run_worker()
    texts = [letter.get_content() for letter in smtp.to(ADDRESS)]
    assert "We vonden je niet." in texts[1]
    assert "Je stuurde reclame." in texts[-1]


def test_what_no_longer_holds_is_not_told(lotte, smtp, run_worker):
    found = verified(lotte)
    moderation.revoke(make.viewer(make.moderator()), lotte.username, reason="Vergissing.")
    run_worker()
    assert _subjects(smtp) == ["Je verificatie als expert is ingetrokken"]
    assert found.verified_number is None


def test_no_letter_holds_a_number_or_a_practice(lotte, smtp, run_worker):
    verified(lotte, practice_phone="030 123 45 67")
    db.session.commit()
    run_worker()
    (letter,) = smtp.to(ADDRESS)
    assert not re.search("00000000104|030 123|Praktijk Zuid", letter.get_content())


def test_who_wrote_a_text_that_is_not_placed_hears_why(lotte, smtp, run_worker):
    viewer, judge = make.viewer(lotte), make.viewer(make.moderator())
    profile.change_profile(viewer, bio="Fysiotherapeut.")
    (held,) = held_profiles(judge).items
    moderation.refuse_profile(judge, held.id, seen=held.seen, reason="Vraag verificatie aan.")
    run_worker()
    (letter,) = smtp.to(ADDRESS)
    assert "Vraag verificatie aan." in letter.get_content()
