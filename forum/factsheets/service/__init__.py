"""What curators do with fact sheets, an act a function."""

from forum.factsheets.service.checking import note_attempts, note_findings, set_status
from forum.factsheets.service.editing import SheetChange, edit_sheet
from forum.factsheets.service.importing import Imported, import_article, keep_article
from forum.factsheets.service.pinning import (
    pin_to_category,
    pin_to_thread,
    unpin_from_category,
    unpin_from_thread,
)
from forum.factsheets.service.publish import publish
from forum.factsheets.service.telling import tell_curators
from forum.factsheets.service.writing import write_sheet

__all__ = [
    "Imported",
    "SheetChange",
    "edit_sheet",
    "import_article",
    "keep_article",
    "note_attempts",
    "note_findings",
    "pin_to_category",
    "pin_to_thread",
    "publish",
    "set_status",
    "tell_curators",
    "unpin_from_category",
    "unpin_from_thread",
    "write_sheet",
]
