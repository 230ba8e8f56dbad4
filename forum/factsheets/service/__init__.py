"""What curators do with fact sheets, an act a function."""

from forum.factsheets.service.catching_up import show_again
from forum.factsheets.service.editing import SheetChange, edit_sheet
from forum.factsheets.service.imports.correcting import decide_correction, suggest_correction
from forum.factsheets.service.imports.importing import Imported, import_article, keep_article
from forum.factsheets.service.imports.proposing import decide_proposal
from forum.factsheets.service.imports.proposing_late import propose_late
from forum.factsheets.service.imports.retyping import leave_out, tell_kinds
from forum.factsheets.service.imports.rights import set_rights
from forum.factsheets.service.publish import publish, withdraw
from forum.factsheets.service.references.checking import note_attempts, note_findings, set_status
from forum.factsheets.service.references.telling import tell_curators
from forum.factsheets.service.restoring import restore
from forum.factsheets.service.signing import confirm, sign, unsign
from forum.factsheets.service.submitting import send_back, submit
from forum.factsheets.service.talk.pinning import (
    move_on_category,
    move_on_thread,
    pin_to_category,
    pin_to_thread,
    unpin_from_category,
    unpin_from_thread,
)
from forum.factsheets.service.writing import write_sheet

__all__ = [
    "Imported",
    "SheetChange",
    "confirm",
    "decide_correction",
    "decide_proposal",
    "edit_sheet",
    "import_article",
    "keep_article",
    "move_on_category",
    "move_on_thread",
    "note_attempts",
    "note_findings",
    "leave_out",
    "pin_to_category",
    "pin_to_thread",
    "propose_late",
    "publish",
    "restore",
    "send_back",
    "show_again",
    "sign",
    "submit",
    "set_status",
    "tell_curators",
    "set_rights",
    "suggest_correction",
    "tell_kinds",
    "unpin_from_category",
    "unpin_from_thread",
    "unsign",
    "withdraw",
    "write_sheet",
]
