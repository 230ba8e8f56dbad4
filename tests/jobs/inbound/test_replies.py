"""Mail that comes in becomes a reply, once, or its writer hears why not and loses nothing."""

import pytest
from sqlalchemy import event

from forum.core.db import db
from forum.drafts import keys
from forum.drafts import service as drafts
from forum.jobs.inbound import polling
from forum.moderation.models import HeldPost
from forum.threads.models import Post, Thread
from tests import make
from tests.jobs.inbound.mails import SAID, bodies, draft_of, mail

pytest_plugins = ["tests.imap"]

ALARM = "Sinds gisteren voel ik niets meer tussen mijn benen en kan ik mijn plas niet ophouden."


@pytest.fixture
def asked(fetch):
    """A member and a thread to answer."""
    return make.member(email="wilma@post.example"), make.thread()


def test_an_answer_becomes_a_reply_and_leaves_the_box(asked, fetch, imap, smtp, run_worker):
    who, first = asked
    fetch(mail(who, first))
    run_worker()
    assert bodies(first) == [SAID]
    assert (imap.flags(), smtp.to(who.email)) == ([], [])


def test_the_same_mail_twice_is_one_reply(asked, fetch, smtp, run_worker, time):
    who, first = asked
    sent = mail(who, first)
    fetch(sent, sent)
    time.pass_time(days=2)
    fetch(sent)
    run_worker()
    assert bodies(first) == [SAID]
    assert smtp.to(who.email) == []


def test_a_worker_killed_between_posting_and_marking_posts_once(asked, fetch, imap, monkeypatch):
    who, first = asked

    class Killed(BaseException):
        pass

    def die(*_all):
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(polling.Inbox, "remove", die)
        with pytest.raises(Killed):
            fetch(mail(who, first))
    assert imap.flags() == ["\\Recent"] or imap.flags() == [""]
    fetch()
    assert (bodies(first), imap.flags()) == ([SAID], [])


@pytest.fixture
def refuses():
    """Storage takes no post with this word in it."""

    def look(_mapper, _connection, post) -> None:
        if "stuk" in post.body:
            raise RuntimeError(post.body)

    event.listen(Post, "before_insert", look)
    yield
    event.remove(Post, "before_insert", look)


def test_what_goes_wrong_is_set_apart_and_holds_nothing_up(asked, fetch, imap, refuses, caplog):
    who, first = asked
    fetch(mail(who, first, "Dit gaat stuk."), mail(who, first))
    assert bodies(first) == [SAID]
    assert ["\\Flagged" in flags for flags in imap.flags()] == [True]
    assert "stuk" not in caplog.text


def test_an_answer_with_alarm_words_waits_as_a_draft(asked, fetch, smtp, run_worker):
    who, first = asked
    staff = make.moderator(email="team@post.example")
    fetch(mail(who, first, ALARM))
    run_worker()
    assert (bodies(first), draft_of(who, first)) == ([], ALARM)
    (told,) = smtp.to(who.email)
    text = told.get_content()
    assert "112" in text and "huisartsenspoedpost" in text
    assert f"/t/{first.thread_id}" in text
    assert "plas" not in told.as_string() and "Reply-To" not in told
    (heard,) = smtp.to(staff.email)
    assert "plas" not in heard.as_string()
    assert f"/t/{first.thread_id}" not in heard.get_content()


def test_a_draft_that_stood_there_is_not_lost(asked, fetch):
    who, first = asked
    key = keys.of_thread(first.thread_id)
    drafts.save(make.viewer(who), key, fields={"body": "Eerder begonnen."})
    fetch(mail(who, first))
    assert (bodies(first), draft_of(who, first)) == ([SAID], "Eerder begonnen.")
    fetch(mail(who, first, ALARM))
    assert draft_of(who, first) == f"Eerder begonnen.\n\n{ALARM}"


def test_the_first_words_of_a_newcomer_wait_for_a_moderator(fetch, smtp, run_worker):
    who, first = make.newcomer(), make.thread()
    fetch(mail(who, first))
    run_worker()
    assert bodies(first) == []
    assert db.session.query(HeldPost).count() == 1
    assert "wacht op een moderator" in smtp.to(who.email)[0]["Subject"]


def test_under_a_pseudonym_nothing_goes_unseen(fetch, smtp, run_worker):
    who, first = make.member(), make.thread()
    make.reply(first, who, pseudonym=True)
    fetch(mail(who, first))
    run_worker()
    assert (bodies(first), draft_of(who, first)) == (["Zo doe je dat."], SAID)
    assert "schuilnaam" in smtp.to(who.email)[0].get_content()


def test_attachments_are_left_out_and_that_is_told(asked, fetch, smtp, run_worker):
    who, first = asked
    sent = mail(who, first)
    sent.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="scan.pdf")
    fetch(sent)
    run_worker()
    assert bodies(first) == [SAID]
    assert "Bijlagen" in smtp.to(who.email)[0].get_content()


def test_a_mail_of_20_mb_is_refused_without_being_fetched(asked, fetch, imap, smtp, run_worker):
    who, first = asked
    sent = mail(who, first)
    sent.add_attachment(bytes(14_000_000), maintype="image", subtype="jpeg", filename="foto.jpg")
    fetch(sent)
    run_worker()
    assert (bodies(first), imap.flags()) == ([], [])
    assert "te groot" in smtp.to(who.email)[0].get_content()


@pytest.mark.parametrize(("text", "told"), [("Nee. " * 5000, "te lang"), ("", "geen tekst")])
def test_what_cannot_be_posted_is_told(asked, fetch, smtp, run_worker, *, text, told):
    who, first = asked
    fetch(mail(who, first, text))
    run_worker()
    assert (bodies(first), draft_of(who, first)) == ([], "")
    assert told in smtp.to(who.email)[0].get_content()


def test_in_a_thread_that_was_locked_the_words_are_kept(asked, fetch, smtp, run_worker, time):
    who, first = asked
    sent = mail(who, first)
    db.session.query(Thread).filter_by(id=first.thread_id).update({"locked_at": time.at})
    fetch(sent)
    run_worker()
    assert (bodies(first), draft_of(who, first)) == ([], SAID)
    assert "gesloten" in smtp.to(who.email)[0].get_content()
