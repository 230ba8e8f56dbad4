"""Loads the demo community, once: all of it or nothing."""

from collections.abc import Iterable
from typing import Any

from forum.accounts.service import seeding
from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.categories.service import create_category
from forum.cli.demo import (
    appreciation,
    content,
    diaries,
    drafts,
    hours,
    messages,
    moderating,
    notices,
    overview,
    people,
    quiz,
    reports,
    sheets,
    stories,
    threads,
    trying,
    verified,
    words,
)
from forum.cli.demo.past import Past
from forum.core.db import transaction
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.passwords import hash_password
from forum.labels.service import add_label

# Who to log in as, and what they are.
SHOWN = {
    "Wandelende_Wilma": _("lid"),
    "Lotte_Rugenbrink": _("geverifieerd expert"),
    "mod_Ingrid": _("moderator"),
    "beheer": _("beheerder"),
}
FACTS = ("description", "position", "parent", "readers", "writers")
KNOWN_BY = "mod_Ingrid"


def load(password: str) -> None:
    """Fill an empty database; on one that holds the demo only the password changes.

    Raises Conflict for any other database.
    """
    password_hash = hash_password(password)
    with transaction():
        if seeding.has_person(people.address(KNOWN_BY)):
            seeding.set_passwords(people.DOMAIN, password_hash)
        elif seeding.has_members():
            raise Conflict(_("Deze database is niet leeg en niet van de demo."), code="not_demo")
        else:
            _fill(password_hash)


def _fill(password_hash: str) -> None:
    past, community = Past(), content.read("community")
    _add_places(community["categories"])
    ids = people.add_people(community["users"], password_hash, past)
    verified.verify(community["users"], ids, past)
    moderator = get_viewer(ids["mod_Ingrid"])
    _keep_lists(moderator, community["labels"], past)
    sheets.add_sheets(moderator, content.read("factsheets"), past)
    quiz.add_statements(moderator)
    played = threads.play(community["threads"], ids, past)
    sheets.pin_sheets(moderator, content.read("pins"), played)
    sheets.suggest(ids, past)
    appreciation.appreciate(community["threads"], played, ids)
    hours.hold(ids, past)
    messages.play(content.read("messages"), ids, past)
    drafts.begin_to_write(ids, played, past)
    _keep_diaries(community["recovery_logs"], ids, played, past)
    reports.report(ids, played, past)
    moderating.let_wait(ids, played, past)
    _let_time_pass(community["users"], ids, past)
    _tell(ids, past)


def _tell(ids: dict[str, int], past: Past) -> None:
    overview.follow(get_viewer(ids["Wandelende_Wilma"]), past)
    notices.tell_members(get_viewer(ids["beheer"]))


def _add_places(places: Iterable[dict[str, Any]]) -> None:
    for place in places:
        create_category(
            place["slug"],
            name=place["name"],
            **{name: place[name] for name in FACTS if name in place},
        )


def _keep_lists(moderator: Viewer, labels: Iterable[dict[str, Any]], past: Past) -> None:
    for label in labels:
        add_label(moderator, **label)
    words.watch(moderator, past)


def _keep_diaries(
    logs: list[dict[str, Any]], ids: dict[str, int], played: dict[str, int], past: Past
) -> None:
    diaries.keep_diaries(logs, ids, past)
    stories.share(ids, played, past)
    trying.try_things(ids, past)


def _let_time_pass(users: list[dict[str, Any]], ids: dict[str, int], past: Past) -> None:
    verified.let_time_pass(users, ids, past)
    people.suspend_people(users, ids, past)
    people.note_suspensions(users, get_viewer(ids[KNOWN_BY]))
