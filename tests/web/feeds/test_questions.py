"""The feeds of answered questions: what programs that read along get, and what they never get."""

import pytest

from forum.accounts.service import pausing
from forum.core.db import db
from forum.experts.questions import service
from forum.moderation import experts as judging
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from tests import make
from tests.experts.applying import verified
from tests.experts.asked import waiting
from tests.web.feeds.feeding import ATOM, BOTH, RSS, answered_by, more, read

BADGE = "Geverifieerd · fysiotherapeut"


def _titles(visitor):
    atom, rss = ([one.title for one in read(visitor, path).entries] for path in (ATOM, RSS))
    assert atom == rss
    return atom


@BOTH
def test_a_feed_says_who_asked_who_answered_and_what(visitor, path):
    lotte, wilma = make.expert(username="Lotte"), make.member(username="Wilma")
    post = answered_by(
        lotte, asker=wilma, title="Mag ik tillen?", body="**Bouw** het op & zie <b>."
    )
    (entry,) = read(visitor, path).entries
    assert entry.title == "Mag ik tillen?"
    assert entry.link == entry.id == f"http://localhost/t/{post.thread_id}"
    assert entry.author == f"Lotte · {BADGE}"
    assert "Wilma" in str(entry.contributors)
    assert entry.summary.startswith("Bouw het op &")
    assert visitor.get(entry.link).status_code in (200, 301, 302, 303, 308)


def test_the_latest_answer_comes_first_and_each_question_once(visitor, time):
    first = answered_by(title="Eerst")
    time.pass_time(hours=1)
    answered_by(title="Daarna")
    assert _titles(visitor) == ["Daarna", "Eerst"]
    time.pass_time(hours=1)
    more(first, make.expert(), "Meer.")
    assert _titles(visitor) == ["Eerst", "Daarna"]
    assert read(visitor).entries[0].summary == "Meer."


def test_fifty_at_most_for_the_cost_of_one(visitor, count_queries):
    def cost():
        with count_queries() as seen:
            visitor.get(ATOM)
        return len(seen)

    expert = make.expert()
    answered_by(expert)
    visitor.get(ATOM)
    one = cost()
    for _more in range(52):
        answered_by(expert)
    assert (len(read(visitor).entries), cost()) == (50, one)


def _members_only(post):
    threads.change_visibility(make.viewer(post.asker), post.thread_id, Visibility.MEMBERS)


def _gone(post):
    threads.delete_post(make.viewer(post.expert), post.id)


def _removed(post):
    staff = make.viewer(make.moderator())
    moderation.act_on_post(staff, Act.REMOVE, post.id, reason="onjuiste_informatie", note="Nee.")


def _paused_expert(post):
    pausing.pause(post.expert.id)


class _Case:
    def __init__(self):
        self.asker, self.expert = make.member(username="Wilma"), make.expert(username="Lotte")
        post = answered_by(self.expert, asker=self.asker, title="Verborgen vraag", body="Geheim.")
        self.id, self.thread_id = post.id, post.thread_id


@pytest.mark.parametrize("hide", [_members_only, _gone, _removed, _paused_expert])
def test_what_a_guest_cannot_read_is_not_in_it_whoever_asks(visitor, hide):
    case = _Case()
    assert _titles(visitor) == ["Verborgen vraag"]
    hide(case)
    for member in (None, case.asker, case.expert, make.admin()):
        if member:
            visitor.log_in(member)
        for path in (ATOM, RSS):
            page = visitor.get(path).text
            assert "Geheim" not in page
            assert "Verborgen" not in page
            assert "Lotte" not in page


def test_questions_for_members_and_open_ones_were_never_there(visitor):
    answered_by(visibility=Visibility.MEMBERS, title="Voor leden")
    first = waiting(title="Nog open")
    service.claim(make.viewer(make.expert()), first.thread_id)
    make.answer(make.thread(title="Zonder vraag"), make.expert())
    assert _titles(visitor) == []


def test_a_pseudonym_is_all_that_is_told_of_who_asked(visitor):
    answered_by(asker=make.member(username="Wilma"), title="Onder een naam")
    db.session.execute(
        db.text("update voices set is_pseudonym = true, shown_name = 'Anders' where member_id in "
                "(select id from members where username = 'Wilma')")
    )  # fmt: skip
    for path in (ATOM, RSS):
        page = visitor.get(path).text
        assert ("Anders" in page, "Wilma" in page) == (True, False)


def test_the_badge_goes_with_the_verification(visitor, time):
    lotte = make.member(username="Lotte")
    verified(lotte)
    answered_by(lotte)
    assert read(visitor).entries[0].author == "Lotte · Geverifieerd · fysiotherapeut (BIG)"
    time.pass_time(days=366)
    then = "Lotte · Geverifieerd op het moment van schrijven (01-01-2030)"
    assert read(visitor).entries[0].author == then
    verified(lotte)
    judging.revoke(make.viewer(make.moderator()), "Lotte", reason="Niet meer.")
    told = "Lotte · Verificatie ingetrokken op 02-01-2031"
    assert [read(visitor, path).entries[0].author for path in (ATOM, RSS)] == [told, told]
