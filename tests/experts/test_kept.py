"""What is kept of applications that came to nothing, and what is told when an answer goes."""

import pytest

from forum.core.db import db
from forum.experts.verification import service
from forum.jobs.retention import carry_out
from forum.moderation import experts as moderation
from forum.moderation import service as moderating
from forum.moderation.acts import Act
from forum.posting import service as posting
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from tests import make
from tests.experts.applying import NUMBER, asked, verified
from tests.web.feeds.feeding import answered_by, more

AGAIN = "Je vraag wacht weer op een antwoord"
SITE = "https://praktijk-zuid.nl"
SAID = ("register_name", "big_number", "practice", "practice_phone", "practice_site", "interests")


def _rejected(member):
    found = asked(member, practice_site=SITE, practice_phone="030 1234567")
    moderation.reject(make.viewer(make.moderator()), found.id, reason="Niet gevonden.")
    return found


def _withdrawn(member):
    found = asked(member, practice_site=SITE, practice_phone="030 1234567")
    service.withdraw(make.viewer(member), found.id)
    return found


def _said(found) -> set:
    db.session.commit()
    db.session.refresh(found)
    return {getattr(found, name) for name in SAID}


def _went() -> dict[str, int]:
    db.session.commit()
    return {rule.name: count for rule, count in carry_out()}


@pytest.mark.parametrize("end", [_rejected, _withdrawn])
def test_an_application_that_came_to_nothing_is_emptied_after_a_year(app, time, end):
    found = end(make.member())
    time.pass_time(days=364)
    assert _went()["old_applications"] == 0
    assert NUMBER in _said(found)
    time.pass_time(days=2)
    assert _went()["old_applications"] == 1
    assert _said(found) == {"", None}
    assert found.reason in ("Niet gevonden.", None)
    assert _went()["old_applications"] == 0


def test_what_holds_and_what_waits_is_kept(app, time):
    one, other = verified(make.member()), asked(make.member(), big_number="00000000204")
    time.pass_time(days=400)
    assert _went()["old_applications"] == 0
    assert {"L. Rugenbrink", "Praktijk Zuid, Utrecht"} <= _said(one) & _said(other)


def test_an_emptied_application_can_still_be_looked_at(visitor, time):
    member = make.member(username="Lotte")
    found = _rejected(member)
    time.pass_time(days=366)
    _went()
    page = visitor.log_in(make.moderator()).get(f"/moderation/experts/{found.id}")
    assert (page.status_code, "Aanvraag van Lotte" in page.text) == (200, True)
    assert visitor.log_in(member).get("/experts/application").status_code == 200


def test_privacy_says_so(visitor):
    page = visitor.get("/privacy").text
    assert "naam, nummer, praktijk en belangen na twaalf maanden leeg" in page


def _letters(smtp, run_worker) -> list[str]:
    db.session.commit()
    run_worker()
    return [letter["Subject"] for letter in smtp.to("wilma@example.org")]


def _remove(post) -> None:
    why = {"reason": "onjuiste_informatie", "note": ""}
    moderating.act_on_post(make.viewer(make.moderator()), Act.REMOVE, post.id, **why)


@pytest.mark.parametrize("act", ["removed", "deleted"])
def test_who_asked_hears_that_the_question_waits_again(app, smtp, run_worker, act):
    lotte, wilma = make.expert(), make.member(email="wilma@example.org")
    post = answered_by(lotte, asker=wilma, title="Rugpijn bij tillen")
    assert _letters(smtp, run_worker) == ["Er is een antwoord op je vraag"]
    if act == "deleted":
        posting.delete_post(make.viewer(lotte), post.id)
    else:
        _remove(post)
    assert _letters(smtp, run_worker)[1:] == [AGAIN]
    assert all("Rugpijn" not in letter.get_content() for letter in smtp.to("wilma@example.org"))


def test_who_has_an_answer_again_by_then_hears_nothing(app, smtp, run_worker):
    lotte, wilma = make.expert(), make.member(email="wilma@example.org")
    post = answered_by(lotte, asker=wilma)
    _letters(smtp, run_worker)
    _remove(post)
    more(post, make.expert(), "Nog een antwoord.")
    assert AGAIN not in _letters(smtp, run_worker)


def test_the_list_counts_answers_that_everybody_can_read(visitor, count_queries):
    lotte = make.expert(username="Lotte")
    for _more in range(3):
        gone = answered_by(lotte)
    answered_by(lotte, visibility=Visibility.MEMBERS)
    threads.delete_post(make.viewer(lotte), gone.id)
    (line,) = visitor.get("/api/v1/experts").json["items"]
    assert line["answer_count"] == 2
    assert "2 antwoorden" in visitor.get("/experts").text
    with count_queries() as one:
        visitor.get("/experts")
    for _more in range(5):
        answered_by()
    with count_queries() as many:
        visitor.get("/experts")
    assert len(one) == len(many)
