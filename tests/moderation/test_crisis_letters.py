"""The letter about what cannot wait: at once, once, to who wants it, and saying nothing of it."""

import pytest
from sqlalchemy import select

from forum.core.db import db
from forum.moderation.messages import close_report
from forum.moderation.queue import crisis, service
from forum.moderation.signals import service as signals
from forum.moderation.signals.answers import Answer
from forum.moderation.signals.models import Signal
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED
from tests import make
from tests.moderation import queued
from tests.moderation.queued import number
from tests.moderation.reported import told_post

ADDRESS = "ada@example.org"
CRY, AGAIN = "Ik wil niet meer leven.", "Ik wil dood en heb pillen opgespaard."
CALM = "Wandelen helpt mij het meest."


@pytest.fixture
def ada(app):
    return make.moderator(email=ADDRESS, username="Ada")


@pytest.fixture
def sent(smtp, run_worker):
    def read(address: str = ADDRESS) -> list[str]:
        db.session.commit()
        run_worker()
        return [letter["Subject"] + "\n" + letter.get_content() for letter in smtp.to(address)]

    return read


def write(body: str, author=None) -> int:
    author = make.viewer(author or make.member(username="Wanhoop"))
    return posting.reply(author, make.thread().thread_id, body=body).id


def edit(post_id: int, author, body: str) -> None:
    posting.edit_post(make.viewer(author), post_id, body=body, acknowledged=SETTLED)


def signal_of(post_id: int) -> int:
    return db.session.scalars(select(Signal.id).where(Signal.post_id == post_id)).one()


def test_the_team_hears_at_once_that_there_is_something_and_nothing_of_what(ada, sent):
    post_id = write(CRY)
    [letter] = sent()
    assert "Er wacht iets dringends op een moderator" in letter
    assert "/moderation\r\n" in letter
    for secret in (CRY, "leven", "Wanhoop", "Hoe begin ik", f"/p/{post_id}", "zelf", "113"):
        assert secret not in letter
    assert len(sent()) == 1


def test_signs_for_which_one_calls_a_doctor_wait_without_a_letter(ada, sent):
    posting.reply(
        make.viewer(make.member()),
        make.thread().thread_id,
        body="Ik kan sinds vannacht niet meer plassen.",
        acknowledged=SETTLED,
    )
    assert sent() == []


def test_it_is_told_again_only_where_it_begins_to_wait_again(ada, sent):
    author = make.member()
    post_id = write(CALM, author)
    edit(post_id, author, CRY)
    edit(post_id, author, CALM)
    edit(post_id, author, f"{CRY} {AGAIN}")
    assert len(sent()) == 1
    signals.answer(make.viewer(ada), signal_of(post_id), Answer.SEEN)
    edit(post_id, author, f"{CRY} {AGAIN} Echt.")
    assert len(sent()) == 1
    edit(post_id, author, CALM)
    edit(post_id, author, "Ik ga mezelf iets aandoen.")
    assert len(sent()) == 2


def test_what_somebody_looked_at_before_it_was_sent_is_not_told(ada, sent, app):
    post_id = write(CRY)
    signals.answer(make.viewer(make.admin()), signal_of(post_id), Answer.REPLIED)
    assert sent() == []


def test_who_turned_it_off_who_moderates_no_more_and_who_it_is_about_hear_nothing(ada, sent):
    bea, cas = make.admin(email="bea@example.org"), make.moderator(email="cas@example.org")
    wim, dan = make.member(email="wim@example.org"), make.moderator(email="dan@example.org")
    service.choose_letters(make.viewer(ada), letters=False)
    write(CRY, cas)
    dan.role = "member"
    assert [sent(one.email) for one in (ada, cas, wim, dan)] == [[], [], [], []]
    assert len(sent(bea.email)) == 1


def test_a_private_message_that_was_shown_for_it_counts_and_another_does_not(ada, sent):
    queued.message_report(reason="lastigvallen")
    assert sent() == []
    name = queued.message_report(reason="zelfbeschadiging")
    assert len(sent()) == 1
    close_report(make.viewer(ada), number(name))
    late = queued.message_report(reason="zelfbeschadiging")
    close_report(make.viewer(ada), number(late))
    assert len(sent()) == 1


def test_a_report_counts_once_it_says_that_somebody_is_in_danger(ada, sent):
    post = make.thread()
    told_post(post.id, reason="reclame")
    assert sent() == []
    told_post(post.id, reason="onveilig")
    assert len(sent()) == 1
    told_post(post.id, reason="onveilig")
    told_post(post.id, reason="bejegening")
    assert len(sent()) == 1


def test_of_a_report_on_ones_own_text_one_hears_nothing(ada, sent):
    bea = make.admin(email="bea@example.org")
    told_post(make.thread(ada).id, reason="onveilig")
    assert (sent(), len(sent(bea.email))) == ([], 1)


def test_many_of_one_kind_make_no_flood_and_hide_no_other(ada, sent, time):
    for _time in range(crisis.AT_ONCE.most + 3):
        told_post(make.thread().id, reason="onveilig")
    assert len(sent()) == crisis.AT_ONCE.most
    write(CRY)
    assert len(sent()) == crisis.AT_ONCE.most + 1
    time.pass_time(hours=1, seconds=1)
    told_post(make.thread().id, reason="onveilig")
    assert len(sent()) == crisis.AT_ONCE.most + 2
