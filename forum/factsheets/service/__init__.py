"""What curators do with fact sheets, an act a function."""

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
from forum.factsheets.service.publish import publish
from forum.factsheets.service.writing import write_sheet

__all__ = [
    "Imported",
    "SheetChange",
    "edit_sheet",
    "import_article",
    "keep_article",
    "move_on_category",
    "move_on_thread",
    "pin_to_category",
    "pin_to_thread",
    "publish",
    "unpin_from_category",
    "unpin_from_thread",
    "write_sheet",
]
