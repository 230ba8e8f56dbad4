"""One draft saved in many windows at the same moment."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from forum.core.db import db, transaction
from forum.core.errors import Conflict, Stale
from forum.drafts import service
from forum.drafts.models import Draft
from forum.drafts.policy import MOST
from forum.posting import service as posting
from tests import make
from tests.drafts.kept import draft


def _save(viewer, body: str, version: int | None, key: str = "new"):
    def save():
        with transaction():
            return service.save(viewer, key, fields={"body": body}, version=version).body

    return save


def _kept() -> int:
    return db.session.scalar(select(func.count(Draft.key)))


def test_of_many_first_drafts_at_once_one_is_kept_and_the_others_are_told(open_site, run_parallel):
    viewer = make.viewer(make.member())

    results = run_parallel([_save(viewer, f"Venster {at}", 0) for at in range(5)])

    won = [result for result in results if isinstance(result, str)]
    lost = [result for result in results if isinstance(result, Stale)]
    assert (len(won), len(lost), _kept()) == (1, 4, 1)
    assert all(error.errors == {"body": won} for error in lost)


def test_of_many_who_go_on_from_one_version_one_wins(open_site, run_parallel):
    member = make.member()
    viewer, version = make.viewer(member), draft(member).version

    results = run_parallel([_save(viewer, f"Venster {at}", version) for at in range(5)])

    assert Counter(type(result) for result in results) == {str: 1, Stale: 4}


def test_those_who_ask_for_no_version_are_all_counted(open_site, run_parallel):
    viewer = make.viewer(make.member())

    results = run_parallel([_save(viewer, f"Venster {at}", None) for at in range(5)])

    assert all(isinstance(result, str) for result in results)
    first = service.saving._first_version()
    assert db.session.scalar(select(Draft.version)) == first + 4


def test_at_the_edge_of_the_most_one_is_kept(open_site, run_parallel):
    member = make.member()
    viewer = make.viewer(member)
    for number in range(2, MOST + 1):
        draft(member, f"thread:{number}")

    results = run_parallel([_save(viewer, "Hoi", 0, f"edit:{at}") for at in range(1, 5)])

    assert Counter(type(result) for result in results) == {str: 1, Conflict: 3}
    assert _kept() == MOST


@pytest.mark.parametrize("version", [0, None])
def test_posting_and_saving_at_once_fail_nobody(open_site, run_parallel, version):
    member = make.member()
    viewer, first = make.viewer(member), make.thread()
    key = f"thread:{first.thread_id}"
    draft(member, key)

    def post() -> str:
        with transaction():
            return posting.reply(viewer, first.thread_id, body="Klaar").body

    saves = [_save(viewer, f"Venster {at}", version, key) for at in range(3)]
    posted, *saved = run_parallel([post, *saves])

    assert posted == "Klaar"
    assert all(isinstance(result, str | Stale) for result in saved)
