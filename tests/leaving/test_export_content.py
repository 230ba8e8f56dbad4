"""What is in a copy: all that is the member's, and nothing of anybody else."""

import json
from html import unescape
from pathlib import Path

import jsonschema_rs
import pytest
from sqlalchemy import ForeignKey

from forum.accounts.models import Member
from forum.categories.service import change_category
from forum.core import clock
from forum.core.db import Model
from forum.jobs import archive
from forum.jobs.exporting import sections_of
from forum.marks.levels import Level
from forum.marks.service import following
from tests import make
from tests.leaving import copies
from tests.leaving.belongings import Owner, everything, talk
from tests.leaving.handed_over import HANDED_OVER, KEPT_BACK
from tests.leaving.letters import write_letters
from tests.leaving.reached import be_reached

BESIDE = {
    "appeals",
    "account",
    "threads",
    "decisions",
    "revisions",
    "diary_revisions",
    "stories",
    "story_steps",
    "polls",
    "poll_options",
    "cited_claims",
    "signals",
}


@pytest.fixture
def ada(app) -> Owner:
    return Owner("ada")


@pytest.fixture
def bob(ada) -> Owner:
    """Who keeps just as much, and has to do with Ada in every way."""
    bob, place = Owner("bob"), make.category()
    for owner, other in ((ada, bob), (bob, ada)):
        everything(owner, other, place)
        be_reached(owner, clock.now())
        talk(owner, other, place)
        write_letters(owner)
    return bob


@pytest.fixture
def files(ada, bob, run_worker) -> dict[str, str]:
    export_id = copies.ask(ada.member)
    run_worker()
    return copies.opened(ada.member, export_id)


def _joined(files: dict[str, str], ending: str) -> str:
    return "\n".join(text for name, text in files.items() if name.endswith(ending))


def _strings(value) -> str:
    """Every text in JSON, as it was before it was JSON."""
    if isinstance(value, dict):
        return "\n".join(map(_strings, value.values()))
    return "\n".join(map(_strings, value)) if isinstance(value, list) else str(value)


def _data(files: dict[str, str]) -> dict:
    return {name: json.loads(text) for name, text in files.items() if name.endswith(".json")}


def test_everything_of_ones_own_is_in_it_for_programs_and_for_people(ada, files):
    told = _strings(list(_data(files).values()))
    read = unescape(_joined(files, ".html"))
    assert [text for text in ada.shown if text not in told] == []
    assert [text for text in ada.shown if text not in read] == []


def test_no_secret_and_nothing_of_anybody_else_is_in_it(ada, bob, files):
    everywhere = "\n".join(files.values())
    for form in (everywhere, unescape(everywhere), _strings(list(_data(files).values()))):
        assert [text for text in ada.hidden + bob.all if text in form] == []
        assert "bob-" not in form
    assert str(bob.member.id) not in _numbers(_data(files)["account.json"])


def _numbers(account: dict) -> set[str]:
    return {str(row["id"]) for rows in account.values() for row in rows if "id" in row}


def test_every_kind_of_thing_is_there(files):
    """So that the two above say something about each."""
    data = _data(files)
    account = data.pop("account.json")
    assert [name for name, rows in (account | data).items() if not rows] == []


def test_every_place_that_names_a_member_is_handed_over_or_kept_back_for_a_reason(app):
    places = {
        f"{table.name}.{key.parent.name}"
        for table in Model.metadata.sorted_tables
        for key in _keys_to_members(table)
    }
    assert places == HANDED_OVER.keys() | KEPT_BACK.keys()
    names = [section.name for section in sections_of(1)]
    assert sorted(names) == sorted({*HANDED_OVER.values(), *BESIDE})


def _keys_to_members(table) -> list[ForeignKey]:
    return [key for key in table.foreign_keys if key.column is Member.__table__.c.id]


def test_a_post_under_a_pseudonym_is_there_with_that_name_and_what_became_of_it(ada, files):
    posts = {post["number"]: post for post in _data(files)["posts.json"] if post["is_pseudonym"]}
    assert sorted(posts) == [2, 3]
    assert posts[2]["written_as"] == ada.member.username.replace("naam", "schuilnaam")
    assert posts[2]["removed_reason"] == "spam"
    assert None not in (posts[2]["edited_at"], posts[2]["removed_at"])
    assert (posts[3]["body"], posts[3]["deleted_at"] is None) == ("", False)
    assert "Door een moderator verwijderd" in files["posts.html"]


def test_decisions_tell_what_when_and_why_but_not_by_whom(files):
    removed, restored = _data(files)["account.json"]["decisions"]
    assert (removed["act"], removed["reason"]) == ("remove", "spam")
    assert (restored["act"], restored["reason"]) == ("restore", None)
    assert "bericht verwijderd" in files["index.html"]


def test_every_json_file_is_as_its_schema_says(files):
    schema = json.loads(files["schema.json"])
    assert files["schema.json"] == archive.SCHEMA.read_text()
    data = {name: value for name, value in _data(files).items() if name != "schema.json"}
    assert data.keys() == schema["$defs"].keys()
    for name, value in data.items():
        described = {"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]}
        jsonschema_rs.Draft202012Validator(described, validate_formats=True).validate(value)


def test_the_pages_are_dutch_and_need_nothing_from_elsewhere(files):
    pages = {name: text for name, text in files.items() if name.endswith(".html")}
    stems = {Path(name).stem for name in pages}
    assert stems == {
        "index",
        "posts",
        "revisions",
        "threads",
        "acts",
        "thread_marks",
        "messages",
        "diary",
    }
    for text in pages.values():
        assert '<html lang="nl">' in text
        assert "<script" not in text
        assert "<b>" not in text
        assert "//" not in text.partition("</head>")[0]
    assert "Je gegevens van Ruggespraak" in files["leesmij.txt"]
    assert all(name.isascii() for name in files)


def test_who_wrote_nothing_gets_a_copy_too(app, run_worker):
    member = make.member()
    export_id = copies.ask(member)
    run_worker()
    files = copies.opened(member, export_id)
    assert (json.loads(files["posts.json"]), "posts.html" in files) == ([], False)
    assert "Hiervan is niets bewaard." in files["index.html"]


def test_what_a_category_is_called_since_it_was_closed_to_the_member_is_not_told(app, run_worker):
    member, place = make.member(), make.category(name="Praatplek")
    make.thread(member, place=place)
    following.follow_category(make.viewer(member), place.slug, Level.FOLLOW)
    change_category(make.viewer(make.admin()), place.slug, readers="staff", name="Teamnaam")
    export_id = copies.ask(member)
    run_worker()
    files = copies.opened(member, export_id)
    assert [name for name, text in files.items() if "Teamnaam" in text] == []
    assert json.loads(files["account.json"])["category_marks"] == [
        {"category": "", "level": "follow"}
    ]
