"""What stood in a sheet before: compared, and brought back."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core.errors import Conflict, NotFound
from forum.factsheets import drafts, queries, service
from forum.factsheets.review import versions
from forum.factsheets.service import SheetChange
from tests import make

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def editor():
    return make.viewer(make.moderator())


@pytest.fixture
def sheet(editor):
    return make.sheet(make.moderator(), body="Eerst.").slug


def test_an_earlier_version_comes_back_as_a_new_one(editor, sheet):
    change = SheetChange({"body": "Later."}, claims="#1 Bewegen mag.\nNieuw.")
    service.edit_sheet(editor, sheet, change)
    service.publish(editor, sheet, reason="Later")
    service.restore(editor, sheet, 1, reason="Het was beter")

    now = queries.get_sheet(GUEST, sheet)
    assert (now.version, "Eerst." in now.html) == (3, True)
    assert [(claim.key, claim.text) for claim in now.claims] == [(1, "Bewegen mag.")]
    assert queries.versions(GUEST, sheet)[0].restored_from == 1
    draft = drafts.get_draft(editor, sheet)
    assert (draft.body, draft.has_changes) == ("Eerst.", False)
    with pytest.raises(Conflict):
        service.restore(editor, sheet, 3, reason="Dezelfde")


def test_restoring_leaves_what_is_being_written(editor, sheet):
    service.publish(editor, sheet, reason="Nog eens")
    service.edit_sheet(editor, sheet, SheetChange({"body": "Half af."}))
    service.restore(editor, sheet, 1, reason="Het was beter")
    assert drafts.get_draft(editor, sheet).body == "Half af."


def test_a_key_that_left_comes_back_with_its_own_claim_only(editor, sheet):
    service.edit_sheet(editor, sheet, SheetChange(claims="Heel iets anders."))
    service.publish(editor, sheet, reason="Anders")
    assert [claim.key for claim in queries.get_sheet(GUEST, sheet).claims] == [2]
    service.restore(editor, sheet, 1, reason="Terug")
    assert [claim.key for claim in queries.get_sheet(GUEST, sheet).claims] == [1]


def test_what_changed_is_told_by_part(editor, sheet):
    change = SheetChange({"body": "Eerst en daarna."}, claims="#1 Bewegen mag.\nNieuw.")
    service.edit_sheet(editor, sheet, change)
    assert [part.part for part in versions.compare_draft(editor, sheet).changes] == [
        "body",
        "claims",
    ]
    service.publish(editor, sheet, reason="Meer")
    found = versions.compare_versions(GUEST, sheet, 2)
    assert (found.earlier, [part.part for part in found.changes]) == (1, ["body", "claims"])
    assert versions.compare_versions(GUEST, sheet, 1).earlier is None
    with pytest.raises(NotFound):
        versions.compare_versions(GUEST, sheet, 2, 9)
