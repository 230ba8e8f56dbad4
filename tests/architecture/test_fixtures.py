"""The ground the other tests stand on: undone or kept, with mail and a browser that are real."""

from smtplib import SMTP, SMTPDataError, SMTPServerDisconnected

import pytest
from sqlalchemy import Engine, create_engine, func, select, text
from sqlalchemy.exc import IntegrityError

from forum.accounts.models import Member
from forum.core.db import db, transaction
from tests import make
from tests.stored import everything
from tests.world import answers


def _members() -> int:
    return db.session.scalar(select(func.count()).select_from(Member))


@pytest.mark.parametrize("_again", [1, 2])
def test_what_a_test_did_is_undone(visitor, _again):
    assert _members() == 0

    wilma = make.member()
    assert wilma.username in visitor.log_in(wilma).get("/").text
    assert visitor.submit("/logout").status_code == 303
    assert wilma.username not in visitor.get("/").text


def test_what_is_kept_is_there_for_everyone_at_once(open_site, run_parallel):
    def join() -> str:
        with transaction():
            return make.member(username="wilma").username

    outcomes = run_parallel([join] * 3)

    assert outcomes.count("wilma") == _members() == 1
    assert sum(isinstance(outcome, IntegrityError) for outcome in outcomes) == 2


def _send(smtp) -> None:
    with SMTP("127.0.0.1", smtp.port, timeout=5) as client:
        client.sendmail("forum@example.org", ["wilma@example.org"], "Subject: Dag\r\n\r\nTekst")


def test_the_mailbox_keeps_what_it_accepted(smtp):
    _send(smtp)

    assert [letter["Subject"] for letter in smtp.to("wilma@example.org")] == ["Dag"]
    assert smtp.to("lotte@example.org") == []


@pytest.mark.parametrize(("change", "code"), [("try_later", 451), ("refuse", 554)])
def test_the_mailbox_can_say_no(smtp, change, code):
    getattr(smtp, change)()

    with pytest.raises(SMTPDataError) as refusal:
        _send(smtp)
    assert (refusal.value.smtp_code, smtp.messages) == (code, [])


def test_the_mailbox_can_keep_a_letter_and_not_say_so(smtp):
    smtp.drop()

    with pytest.raises(SMTPServerDisconnected):
        _send(smtp)
    assert len(smtp.messages) == 1


@pytest.mark.journey
@pytest.mark.parametrize("visitors_page", ["page", "page_without_script"])
def test_a_browser_shows_the_site_to_whoever_is_logged_in(request, server, visitors_page):
    page = request.getfixturevalue(visitors_page)
    with server.inside():
        wilma = make.member()

    page.goto("/")
    assert wilma.username not in page.content()
    server.log_in(page, wilma)
    page.goto("/")
    assert wilma.username in page.content()


def test_a_database_tells_whether_it_was_written(app):
    before = answers.writes()
    _members()
    assert answers.writes() == before

    make.member()
    assert answers.writes() != before


@pytest.mark.parametrize("change", ["", "alter table threads rename to elsewhere"])
@pytest.mark.parametrize("_again", [1, 2])
def test_whoever_has_it_next_finds_what_a_copy_holds(open_site, database, change, _again):
    found = _everything(db.engine)
    with database.copy() as url:
        fresh = create_engine(url)
        assert found == _everything(fresh)
        fresh.dispose()

    assert open_site.config["BASE_URL"] == "http://localhost"
    assert make.member().id == 1
    ledger = open_site.config["ERASURE_LEDGER"]
    assert not ledger.exists()
    ledger.write_text("1")
    open_site.config["BASE_URL"] += "/elders"
    db.session.commit()
    with db.engine.begin() as connection:
        connection.execute(text(change or "select 1"))


def _everything(engine: Engine) -> dict[str, list]:
    with engine.connect() as connection:
        return everything(connection)
