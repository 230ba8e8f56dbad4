"""Every kind is told as its member chose: on the site, by mail, in the digest, or not at all; and
nothing twice."""

import pytest

from forum.accounts.mentions import QUOTED
from forum.core.db import db
from forum.jobs.digesting import digest
from forum.notifications import service
from forum.notifications.kinds import TELLING, Kind, Way
from forum.notifications.models import Notification
from tests import make
from tests.experts.asked import waiting
from tests.mail.wishes import ADA, NEWS, SUNDAY, wanting_all
from tests.notifications.told import seen
from tests.web.feeds.feeding import more

EACH = [(kind, way) for kind in Kind for way in TELLING[kind].ways]


@pytest.fixture
def ada(app, time):
    time.at = SUNDAY
    found = make.member(username="Ada", email=ADA)
    wanting_all(found)
    return found


@pytest.fixture
def told(ada, time, run_worker, smtp):
    """Where Ada hears of something: how often on the site, by mail and in the digest."""

    def hear(kind: Kind) -> tuple[int, int, int]:
        time.pass_time(minutes=1)
        NEWS[kind](ada)
        run_worker()
        on_site, by_mail = [one for one in seen(ada) if one.kind == kind], len(smtp.to(ADA))
        time.pass_time(days=1)
        digest()
        run_worker()
        late = smtp.to(ADA)[by_mail:]
        return len(on_site), by_mail, sum(_names(letter, kind) for letter in late)

    return hear


def _names(letter, kind: Kind) -> bool:
    assert letter["List-Id"] == "<digest.localhost>"
    return str(TELLING[kind].label) in letter.get_content()


def test_there_is_news_of_every_kind():
    assert set(NEWS) == set(Kind)


@pytest.mark.parametrize(("kind", "way"), EACH)
def test_it_is_told_as_was_chosen(ada, told, kind, way):
    service.choose(make.viewer(ada), {kind: way})
    assert told(kind) == (way != Way.NEVER, way == Way.MAIL, way == Way.DIGEST)


@pytest.mark.parametrize("kind", Kind)
def test_who_chose_nothing_is_told_as_the_page_says(ada, told, kind):
    way = TELLING[kind].default
    assert told(kind) == (1, way == Way.MAIL, way == Way.DIGEST)


@pytest.mark.parametrize("words", ["Blijf bewegen.", "@Ada, blijf bewegen.", "{quote}"])
def test_who_asked_hears_once_of_the_answer_also_when_it_speaks_to_them(
    ada, run_worker, smtp, words
):
    first = waiting(ada, title="Een vraag", body="Hoe begin ik?")
    quote = f"**Ada**{QUOTED}{first.number}](/p/{first.id}):\n\n> Hoe begin ik?\n\nZo."
    more(first, make.expert(), words.format(quote=quote))
    run_worker()
    assert [one.kind for one in seen(ada)] == [Kind.QUESTION]
    assert [letter["Subject"] for letter in smtp.to(ADA)] == ["Er is een antwoord op je vraag"]


@pytest.mark.parametrize(("kind", "way"), [one for one in EACH if one[1] != Way.NEVER])
def test_what_was_mailed_is_noted_so_and_nothing_else_is(ada, told, kind, way):
    service.choose(make.viewer(ada), {kind: way})
    told(kind)
    (one,) = db.session.query(Notification).filter_by(member_id=ada.id, kind=kind)
    assert (one.mailed_at is not None) == (way == Way.MAIL)
