"""Letters of notifications: about what their member may read when they go, or not at all."""

import re

import pytest
from sqlalchemy import select

from forum.accounts.mail_wishes import mail_wishes_of
from forum.accounts.models import SentLetter
from forum.accounts.service import mail_choices, pausing
from forum.core import clock
from forum.core.db import db
from forum.marks.levels import Level
from forum.marks.service.following import follow_thread
from forum.notifications import service
from forum.notifications.kinds import Kind, Way
from forum.threads import service as threads
from tests import make
from tests.jobs.conftest import entries
from tests.mail.telling import tell_of

ADA = "ada@example.org"


@pytest.fixture
def ada(app):
    return make.member(username="Ada", email=ADA)


@pytest.fixture
def bob(app):
    return make.member(username="Bob")


def said(ada, writer, *, kind=Kind.REPLY, body="Ik wandel nu elke dag.", **facts):
    """A reply in a thread, of which Ada is told."""
    first = make.thread(ada, title="Wandelen met rugpijn", **facts)
    post = make.reply(first, writer, body=body)
    tell_of(kind, ada, post)
    return post


def test_it_tells_where_by_whom_and_how_it_begins(ada, bob, smtp, run_worker):
    post = said(ada, bob)
    run_worker()

    (letter,) = smtp.to(ADA)
    assert letter["Subject"] == "Ruggespraak: Wandelen met rugpijn"
    # A title of somebody else is kept nowhere but where it stands.
    assert db.session.scalars(select(SentLetter.subject)).all() == ["Nieuws voor je op Ruggespraak"]
    for told in (letter.get_content(), letter.html):
        assert "Bob reageerde in een gesprek dat je volgt." in told
        assert "Ik wandel nu elke dag." in told
        assert f"http://localhost/p/{post.id}" in told
        assert "http://localhost/settings/notifications" in told
    assert "http" not in re.sub(r"http://localhost[\w/?=.&;-]*", "", letter.html)


def test_letters_about_one_thread_stand_together(ada, bob, smtp, run_worker):
    post = said(ada, bob)
    run_worker()
    service.mark_read(make.viewer(ada))
    again = make.reply(post, bob, body="En fietsen.")
    tell_of(Kind.MENTION, ada, again)
    run_worker()

    first, second = smtp.to(ADA)
    root = f"<thread-{post.thread_id}@localhost>"
    assert [first["References"], second["References"], second["In-Reply-To"]] == [root] * 3
    assert first["Subject"] == second["Subject"]
    assert first["Message-ID"] != second["Message-ID"]
    assert (first["List-Id"], second["List-Id"]) == ("<reply.localhost>", "<mention.localhost>")
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (first["Precedence"], first["Auto-Submitted"]) == ("bulk", "auto-generated")


def test_one_letter_until_it_is_read(ada, bob, smtp, run_worker):
    post = said(ada, bob)
    run_worker()
    again = make.reply(post, bob, body="En fietsen.")
    tell_of(Kind.REPLY, ada, again)
    run_worker()
    assert len(smtp.to(ADA)) == 1


def test_the_name_is_of_who_wrote_the_words_below_it(ada, bob, smtp, run_worker):
    """Also when others wrote since, and when the first of them wrote again."""
    first = said(ada, bob, body="Woorden van Bob.")
    for writer in (make.member(username="Carla"), make.member(username="Dirk"), bob):
        later = make.reply(first, writer, body=f"Daarna van {writer.username}.")
        tell_of(Kind.REPLY, ada, later)
    run_worker()
    (letter,) = smtp.to(ADA)
    for told in (letter.get_content(), letter.html):
        assert "Bob reageerde" in told
        assert "Woorden van Bob." in told
        assert "En nog 3 reacties." in told
        assert [name for name in ("Carla", "Dirk", "Daarna") if name in told] == []


def read(ada, _post):
    service.mark_read(make.viewer(ada))


def deleted(_ada, post):
    threads.delete_post(make.viewer(post.voice.member), post.id)


def muted(ada, post):
    follow_thread(make.viewer(ada), post.thread_id, Level.MUTE)


def chosen_otherwise(ada, _post):
    service.choose(make.viewer(ada), {Kind.REPLY: Way.SITE})


def suspended(ada, _post):
    ada.suspended_until = clock.now().replace(year=2031)


def away(ada, _post):
    pausing.pause(ada.id)


def unconfirmed(ada, _post):
    ada.email_verified_at = None


def stopped(ada, _post):
    mail_choices.stop_all_mail(ada.id)


def gone(ada, _post):
    ada.erased_at = clock.now()


MEANWHILE = [read, muted, chosen_otherwise, suspended, away, unconfirmed, stopped, gone]


@pytest.mark.parametrize("happens", MEANWHILE, ids=lambda happens: happens.__name__)
def test_what_happened_meanwhile_keeps_it_back(ada, bob, smtp, run_worker, happens):
    happens(ada, said(ada, bob))
    db.session.flush()
    run_worker()
    assert smtp.messages == []
    assert [entry for entry in entries() if not entry.processed_at] == []


def test_what_is_not_to_be_seen_any_more_is_not_mailed(ada, bob, smtp, run_worker):
    post = said(ada, bob)
    threads.delete_post(make.viewer(bob), post.id)
    run_worker()
    assert smtp.messages == []


def test_who_wants_it_so_gets_no_title_no_name_and_no_words(ada, bob, smtp, run_worker):
    mail_choices.choose_mail(make.viewer(ada), is_discreet=True, is_stopped=False)
    assert mail_wishes_of(ada.id).is_discreet
    post = said(ada, bob)
    run_worker()
    _says_nothing(smtp, post)


@pytest.mark.parametrize("facts", [{"visibility": "members"}, {"pseudonym": True}], ids=str)
def test_nothing_is_said_of_what_is_not_for_all_or_not_under_ones_own_name(
    ada, bob, smtp, run_worker, facts
):
    post = said(ada, bob, **facts)
    run_worker()
    _says_nothing(smtp, post)


def _says_nothing(smtp, post) -> None:
    (letter,) = smtp.to(ADA)
    assert letter["Subject"] == "Nieuws voor je op Ruggespraak"
    whole = "\n".join([*map(str, letter.values()), letter.get_content(), letter.html])
    assert [word for word in ("Wandelen", "rugpijn", "Bob", "wandel nu") if word in whole] == []
    assert f"http://localhost/p/{post.id}" in letter.get_content()
