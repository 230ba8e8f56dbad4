"""A moderator changes what somebody else wrote, for all to see."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, Stale
from forum.moderation.measures import appealing, queries, reversing
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.service import take
from forum.posting import service as posting
from forum.threads.posts import get_post
from forum.threads.queries import get_thread
from forum.threads.revisions import revisions
from forum.threads.service.erasing import erase
from tests import make
from tests.moderation.measured import everything

NUMBER = "Bel me op 06-12345678, **altijd**."
WITHOUT = "Bel me, **altijd**."


@pytest.fixture
def ada(app):
    return make.member(username="Ada")


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def post(ada):
    return make.reply(make.thread(), ada, body=NUMBER)


def _edit(keeper, post, **more):
    asked = {"body": WITHOUT, "reason": "persoonsgegevens"} | more
    return take(make.viewer(keeper), Wanted(Kind.EDIT, post_id=post.id, **asked))


def _texts(viewer, post) -> list[str]:
    return [one.body for one in revisions(viewer, post.id).items]


def test_readers_see_that_and_why_and_not_what_stood_there(post, ada, keeper):
    other = make.viewer(make.member())
    posting.edit_post(make.viewer(ada), post.id, body=f"{NUMBER} Echt.")
    _edit(keeper, post)

    seen = get_post(GUEST, post.id)
    assert (seen.body, str(seen.amended_reason)) == (WITHOUT, "Persoonsgegevens van de schrijver")
    for reader in (GUEST, other):
        assert _texts(reader, post) == ["", ""]
        assert all(one.is_kept_back for one in revisions(reader, post.id).items)
    for reader in (make.viewer(ada), make.viewer(keeper)):
        assert _texts(reader, post) == [f"{NUMBER} Echt.", NUMBER]


def test_what_its_writer_changes_later_is_for_all_and_the_mark_stays(post, ada, keeper):
    _edit(keeper, post)
    posting.edit_post(make.viewer(ada), post.id, body="Mail me.")
    assert _texts(GUEST, post) == [WITHOUT, ""]
    assert get_post(GUEST, post.id).amended_reason


def test_taken_back_after_its_writer_changed_it_says_so_and_keeps_that(post, ada, keeper):
    measure = _edit(keeper, post)
    posting.edit_post(make.viewer(ada), post.id, body="Mail me.")
    reversing.undo(make.viewer(keeper), measure.id)

    seen = get_post(GUEST, post.id)
    assert (seen.body, seen.amended_reason) == ("Mail me.", None)
    assert _texts(GUEST, post) == [WITHOUT, NUMBER]
    told = queries.get_own(make.viewer(ada), measure.id)
    assert not told.is_whole_again
    assert "blijft zoals die nu is" in str(told.reversal_text)


def test_an_objection_upheld_says_the_same(post, ada, keeper):
    measure = _edit(keeper, post)
    posting.edit_post(make.viewer(ada), post.id, body="Mail me.")
    made = appealing.appeal(make.viewer(ada), measure.id, text="Het was mijn eigen nummer.")
    other = make.viewer(make.moderator())
    appealing.decide(other, made.id, upheld=True, reason="Dat mag je zelf weten.")
    told = queries.get_own(make.viewer(ada), measure.id)
    assert (told.reversal, told.appeal.is_upheld) == ("upheld_in_part", True)
    assert get_post(GUEST, post.id).body == "Mail me."


def test_of_two_changes_the_first_taken_back_leaves_the_second(post, keeper):
    first, other = _edit(keeper, post), make.moderator()
    second = _edit(other, post, body="Bel me.", reason="privacy_derden")
    reversing.undo(make.viewer(keeper), first.id)
    assert get_post(GUEST, post.id).body == "Bel me."
    reversing.undo(make.viewer(other), second.id)
    assert get_post(GUEST, post.id).body == WITHOUT


def test_put_back_behind_what_was_decided_since(post, keeper):
    measure = _edit(keeper, post)
    take(make.viewer(keeper), Wanted(Kind.HIDE, post_id=post.id, reason="spam"))
    reversing.undo(make.viewer(keeper), measure.id)
    seen = get_post(GUEST, post.id)
    assert (seen.body, str(seen.hidden_reason), seen.amended_reason) == (NUMBER, "Spam", None)


def test_of_a_first_post_the_title_too_and_back(ada, keeper):
    first = make.thread(ada, title="Wie kent dokter Pietersen?", body=NUMBER)
    before = everything()
    measure = _edit(keeper, first, title="Wie kent een goede dokter?", body=NUMBER)
    assert get_thread(GUEST, first.thread_id).slug == "wie-kent-een-goede-dokter"
    assert [one.title for one in revisions(GUEST, first.id).items] == [None]
    reversing.undo(make.viewer(keeper), measure.id)
    assert everything() == before


def test_what_was_taken_out_for_who_left_does_not_come_back(ada, keeper):
    gone = make.member(username="Grace")
    named = make.reply(make.thread(), ada, body="Vraag het @Grace maar.")
    measure = _edit(keeper, named, body="Vraag het maar.")
    erase(gone.id, everything=False)
    reversing.undo(make.viewer(keeper), measure.id)
    assert "Grace" not in get_post(GUEST, named.id).body


def test_only_what_was_read_and_only_when_it_changes(post, keeper):
    with pytest.raises(Stale):
        _edit(keeper, post, version=7)
    with pytest.raises(Conflict):
        _edit(keeper, post, body=NUMBER)
    for wrong in ({"body": None}, {"reason": "zomaar"}):
        with pytest.raises(Invalid):
            _edit(keeper, post, **wrong)
    assert everything()["revisions"] == []


def test_a_sheet_that_is_there_keeps_its_line(post, keeper, ada):
    sheet = make.sheet(keeper)
    asked = Wanted(Kind.ATTACH, post_id=post.id, reason="Lees mee.", factsheet=sheet.slug)
    take(make.viewer(keeper), asked)
    with pytest.raises(Conflict):
        take(make.viewer(make.moderator()), asked)
    for wrong in ("nergens", "geen code", f"{sheet.slug}#99"):
        with pytest.raises(Invalid) as told:
            take(make.viewer(keeper), Wanted(Kind.ATTACH, post_id=post.id, factsheet=wrong))
        assert list(told.value.errors) == ["factsheet"]


def test_the_page_keeps_what_was_typed_and_shows_what_stands_there_now(visitor, post, keeper, ada):
    visitor.log_in(keeper)
    at = f"/moderation/posts/{post.id}/edit"
    assert "06-12345678" in visitor.get(at).text
    said = {"body": WITHOUT, "version": "1", "facts": "Je nummer stond erin."}
    wrong = visitor.submit(at, **said, reason_code="")
    assert (wrong.status_code, WITHOUT in wrong.text) == (422, True)
    posting.edit_post(make.viewer(ada), post.id, body="Mail me.")
    db.session.commit()
    stale = visitor.submit(at, **said, reason_code="persoonsgegevens")
    assert (stale.status_code, "Mail me." in stale.text, WITHOUT in stale.text) == (412, True, True)
    done = visitor.submit(at, **said | {"version": "2"}, reason_code="persoonsgegevens")
    assert done.status_code == 303
    page = visitor.application.test_client().get(f"/t/{post.thread_id}-hoe-begin-ik").text
    assert "bewerkt door een moderator: Persoonsgegevens van de schrijver" in page
    history = visitor.application.test_client().get(f"/p/{post.id}/history").text
    assert "06-12345678" not in history
    assert "alleen nog te lezen voor wie hem schreef" in history


def test_programs_do_the_same_and_readers_get_no_old_text(visitor, post, keeper):
    asked = {"kind": "edit", "post_id": post.id, "body": WITHOUT, "reason": "persoonsgegevens"}
    made = visitor.bearer(make.token(keeper)).post("/api/v1/moderation/actions", json=asked)
    assert made.status_code == 201
    reader = visitor.bearer(make.token(make.member()))
    (old,) = reader.get(f"/api/v1/posts/{post.id}/revisions").json["items"]
    assert old["body"] is None
    seen = reader.get(f"/api/v1/posts/{post.id}").json
    assert seen["amended_reason"] == "Persoonsgegevens van de schrijver"
