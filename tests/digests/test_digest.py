"""The digest as it arrives: only news, only what its member may read, and once."""

import pytest

from forum.accounts.purposes import Purpose
from forum.accounts.service.consent import set_consent
from forum.core.db import db
from forum.jobs.digesting import digest
from forum.marks.levels import Level
from forum.marks.service.following import follow_category
from forum.messages.service.parting import delete_message
from forum.notifications import service as notifications
from forum.notifications.kinds import Kind, Way
from forum.notifications.service import About
from forum.threads.models import Thread
from tests import make
from tests.digests.told import ADA, begun, body_of, told
from tests.mail.telling import tell_of
from tests.messages.talk import begin, someone

MARK = "Kwastelmarkering"


def test_what_is_new_stands_in_it_once(ada, send):
    post = make.reply(make.thread(title="Rustig opbouwen"))
    told(ada, post)
    (letter,) = send()
    assert letter["Subject"] == "Je overzicht van Ruggespraak"
    assert "Rustig opbouwen" in body_of(letter)
    assert "Reacties in gesprekken die je volgt" in body_of(letter)
    assert len(send()) == 1


def test_without_news_none_is_sent(ada, send):
    assert send() == []


def test_new_threads_and_sheets_stand_in_it(ada, send):
    place = make.category(slug="oefenen")
    follow_category(make.viewer(ada), place.slug, Level.FOLLOW)
    begun(place=place, title="Wandelen helpt mij")
    begun(title="Elders begonnen")
    sheet = make.sheet(make.moderator(), title="Over bewegen")
    text = body_of(send()[0])
    assert "Wandelen helpt mij" in text
    assert sheet.title in text
    assert "Elders begonnen" not in text


def read_it(ada, post):
    notifications.mark_read(make.viewer(ada))


def hide_it(ada, post):
    post.removed_at = post.created_at


def stop_it(ada, post):
    set_consent(make.viewer(ada), Purpose.DIGEST, given=False)


def tell_at_once(ada, post):
    notifications.choose(make.viewer(ada), {Kind.REPLY: Way.SITE})


def other_box(ada, post):
    ada.email_verified_at = None


@pytest.mark.parametrize("act", [read_it, hide_it, stop_it, tell_at_once, other_box])
def test_what_is_not_for_it_any_more_is_not_in_it(ada, send, act):
    post = make.reply(make.thread())
    told(ada, post)
    act(ada, post)
    assert send() == []


def test_what_changed_between_is_looked_at_when_it_goes(ada, time, run_worker, smtp):
    post = make.reply(make.thread())
    told(ada, post)
    time.pass_time(days=1)
    digest()
    hide_it(ada, post)
    run_worker()
    assert smtp.to(ADA) == []


def test_nothing_of_what_is_not_for_all_stands_in_it(ada, send):
    """What only members read is there, without its words."""
    first = make.thread(title=MARK, body=f"{MARK}.")
    post = make.reply(first, make.member(username=f"{MARK}en"), body=f"{MARK} ook")
    db.session.get(Thread, first.thread_id).visibility = "members"
    told(ada, post)
    (letter,) = send()
    assert MARK.lower() not in letter.as_string().lower() + body_of(letter).lower()
    assert "Een notificatie voor jou" in body_of(letter)


@pytest.mark.parametrize("goes", [True, False])
@pytest.mark.parametrize("kind", [Kind.REPLY, Kind.MENTION, Kind.QUOTE, Kind.EXPERT_ANSWER])
def test_of_what_is_gone_nothing_goes(ada, send, kind, goes):
    notifications.choose(make.viewer(ada), {kind: Way.DIGEST})
    post = make.reply(make.thread())
    tell_of(kind, ada, post)
    if goes:
        post.removed_at = post.created_at
    assert len(send()) == (0 if goes else 1)


@pytest.mark.parametrize("goes", [True, False])
def test_nor_of_a_message_that_its_writer_took_back(ada, send, goes):
    notifications.choose(make.viewer(ada), {Kind.MESSAGE: Way.DIGEST})
    bea = someone()
    said = begin(bea, ada)
    about = About(f"conversation:{said.conversation_id}", said.id)
    notifications.tell(Kind.MESSAGE, [ada.id], about)
    if goes:
        delete_message(make.viewer(bea), said.conversation_id, said.id)
    assert len(send()) == (0 if goes else 1)


def test_one_press_stops_it(app, ada, send):
    told(ada, make.reply(make.thread()))
    (letter,) = send()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = str(letter["List-Unsubscribe"]).strip(" <>").removeprefix("http://localhost")
    assert app.test_client().get(link).status_code == 200
    told(ada, make.reply(make.thread()))
    answer = app.test_client().post(link, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert len(send()) == 1
    assert app.test_client().post(f"{link}x").status_code == 422
