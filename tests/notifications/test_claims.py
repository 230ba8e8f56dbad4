"""Who wrote what rests on a claim, a sheet or a source hears when that changes."""

import pytest

from forum.core.db import db
from forum.factsheets import service as sheets
from forum.factsheets.models import ReferenceKey
from forum.factsheets.references.findings import Notice, Origin
from forum.factsheets.service.references.telling import tell_curators
from forum.factsheets.statuses import SourceStatus
from forum.notifications import service
from forum.notifications.kinds import Kind, Way
from forum.notifications.telling import place, sentence
from forum.posting import service as posting
from forum.threads.kinds import ReplyKind
from tests import make
from tests.factsheets.talk.saying import publish_claims, say, sourced
from tests.notifications.told import seen

CITED, WHOLE, OTHER = "[[feit:helpt-rekken#1]]", "[[feit:helpt-rekken]]", "[[feit:helpt-rekken#2]]"

KEY = "doi:10.5555/a"


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def sheet(keeper):
    return make.sheet(keeper, slug="helpt-rekken", title="Helpt rekken?")


@pytest.fixture
def source(keeper, sheet):
    return sourced(keeper, sheet)


@pytest.fixture
def heard(ada, run_worker):
    """What Ada is told of such things: where it leads, and what it says."""

    def hear():
        run_worker()
        found = [one for one in seen(ada) if one.kind == Kind.CLAIM]
        return [(*place(one)[1].values(), str(sentence(one))) for one in found]

    return hear


def retract(source):
    notice = Notice(SourceStatus.RETRACTED)
    sheets.note_findings(Origin.RETRACTION_WATCH, {source.id: notice})
    tell_curators()


def test_of_a_claim_that_reads_otherwise(ada, keeper, sheet, first, heard):
    post = say(first, f"Zie {CITED}.", ada)
    publish_claims(keeper, sheet, "#1 Rustig bewegen mag.")
    told = "Een bewering waarnaar je verwijst in ‘Hoe begin ik?’ is veranderd"
    assert heard() == [(post.id, told)]


@pytest.mark.parametrize("body", ["Geen verwijzing.", WHOLE, OTHER])
def test_of_another_claim_nobody_hears(ada, keeper, sheet, first, body, heard):
    publish_claims(keeper, sheet, "#1 Bewegen mag.\nRusten mag.")
    say(first, body, ada)
    publish_claims(keeper, sheet, "#1 Rustig bewegen mag.\n#2 Rusten mag.")
    assert heard() == []


def test_of_a_claim_that_is_gone_once(ada, keeper, sheet, first, heard):
    say(first, CITED, ada)
    for words in ("Iets anders.", "Iets anders.\n\nEn nog iets."):
        publish_claims(keeper, sheet, words)
        assert len(heard()) == 1


@pytest.mark.parametrize("body", [WHOLE, CITED])
def test_of_a_sheet_that_is_withdrawn(ada, keeper, sheet, first, body, heard):
    post = say(first, body, ada)
    sheets.withdraw(make.viewer(keeper), sheet.slug, reason="Klopt niet meer.")
    told = "Een factsheet waarnaar je verwijst in ‘Hoe begin ik?’ is ingetrokken"
    assert heard() == [(post.id, told)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (CITED, ReplyKind.EXPERIENCE),
        (WHOLE, ReplyKind.EXPERIENCE),
        ("Zie https://doi.org/10.5555/a voor meer.", ReplyKind.SOURCED),
    ],
)
def test_of_a_source_that_got_worse(ada, source, first, body, kind, heard):
    db.session.add(ReferenceKey(key=KEY, reference_id=source.id))
    who = make.viewer(ada)
    post = posting.reply(who, first.thread_id, body=body, kind=kind)
    retract(source)
    told = "Met een bron waarop je steunt in ‘Hoe begin ik?’ is iets aan de hand"
    assert heard() == [(post.id, told)]


def test_who_began_a_thread_that_the_sheet_stands_above_hears_too(ada, keeper, source, heard):
    first = make.thread(ada)
    sheets.pin_to_thread(make.viewer(keeper), first.thread_id, "helpt-rekken", why="Dit helpt.")
    retract(source)
    sheets.withdraw(make.viewer(keeper), "helpt-rekken", reason="Klopt niet meer.")
    assert sorted(heard()) == [
        (first.thread_id, "De factsheet boven je gesprek ‘Hoe begin ik?’ is ingetrokken"),
        (
            first.thread_id,
            "Met een bron van de factsheet boven je gesprek ‘Hoe begin ik?’ is iets aan de hand",
        ),
    ]


def test_what_was_written_after_the_change_rests_on_what_it_is_now(
    ada, keeper, sheet, first, heard
):
    publish_claims(keeper, sheet, "#1 Rustig bewegen mag.")
    say(first, CITED, ada)
    assert heard() == []


def test_of_what_the_writer_took_back_nobody_hears(ada, keeper, sheet, first, heard):
    post = say(first, CITED, ada)
    publish_claims(keeper, sheet, "#1 Rustig bewegen mag.")
    posting.delete_post(make.viewer(ada), post.id)
    assert heard() == []


def test_what_was_put_right_before_the_worker_came_is_no_news(ada, source, first, heard):
    say(first, CITED, ada)
    retract(source)
    source.status = SourceStatus.OK
    assert heard() == []


def test_many_writers_each_hear_once_also_when_the_work_begins_again(
    keeper, sheet, first, run_worker, monkeypatch
):
    monkeypatch.setattr("forum.factsheets.talk.resting.STRETCH", 2)
    writers = [make.member() for _several in range(5)]
    for writer in writers * 2:
        say(first, CITED, writer)
    publish_claims(keeper, sheet, "#1 Rustig bewegen mag.")
    run_worker()
    assert [len([one for one in seen(who) if one.kind == Kind.CLAIM]) for who in writers] == [1] * 5


def test_it_is_mailed_as_was_chosen_and_says_nothing_of_the_thread(keeper, sheet, smtp, run_worker):
    bea = make.member(email="bea@example.org")
    dirk = make.member(email="dirk@example.org")
    service.choose(make.viewer(dirk), {Kind.CLAIM: Way.SITE})
    for who in (bea, dirk):
        say(make.thread(), CITED, who)
    publish_claims(keeper, sheet, "#1 Rustig bewegen mag.")
    run_worker()
    (letter,) = smtp.to("bea@example.org")
    assert smtp.to("dirk@example.org") == []
    assert "bron of bewering" in letter.get_body(("plain",)).get_content()
    assert "Hoe begin ik" not in letter.as_string()
