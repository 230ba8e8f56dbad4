"""What curators do with fact sheets, an act a function."""

from forum.factsheets.service.checking import note_attempts, note_findings, set_status
from forum.factsheets.service.editing import SheetChange, edit_sheet
from forum.factsheets.service.importing import Imported, import_article, keep_article
from forum.factsheets.service.pinning import (
    move_on_category,
    move_on_thread,
    pin_to_category,
    pin_to_thread,
    unpin_from_category,
    unpin_from_thread,
)
from forum.factsheets.service.publish import publish, withdraw
from forum.factsheets.service.restoring import restore
from forum.factsheets.service.signing import confirm, sign, unsign
from forum.factsheets.service.submitting import send_back, submit
from forum.factsheets.service.telling import tell_curators
from forum.factsheets.service.writing import write_sheet

__all__ = [
    "Imported",
    "SheetChange",
    "confirm",
    "edit_sheet",
    "import_article",
    "keep_article",
    "move_on_category",
    "move_on_thread",
    "note_attempts",
    "note_findings",
    "pin_to_category",
    "pin_to_thread",
    "publish",
    "restore",
    "send_back",
    "sign",
    "submit",
    "set_status",
    "tell_curators",
    "unpin_from_category",
    "unpin_from_thread",
    "unsign",
    "withdraw",
    "write_sheet",
]
