"""What curators do with fact sheets, an act a function."""

from forum.factsheets.service.correcting import decide_correction, suggest_correction
from forum.factsheets.service.editing import SheetChange, edit_sheet
from forum.factsheets.service.importing import Imported, import_article, keep_article
from forum.factsheets.service.pinning import (
    pin_to_category,
    pin_to_thread,
    unpin_from_category,
    unpin_from_thread,
)
from forum.factsheets.service.proposing import decide_proposal
from forum.factsheets.service.publish import publish
from forum.factsheets.service.retyping import leave_out, tell_kinds
from forum.factsheets.service.rights import set_rights
from forum.factsheets.service.writing import write_sheet

__all__ = [
    "Imported",
    "SheetChange",
    "decide_correction",
    "decide_proposal",
    "edit_sheet",
    "import_article",
    "keep_article",
    "leave_out",
    "pin_to_category",
    "pin_to_thread",
    "publish",
    "set_rights",
    "suggest_correction",
    "tell_kinds",
    "unpin_from_category",
    "unpin_from_thread",
    "write_sheet",
]
