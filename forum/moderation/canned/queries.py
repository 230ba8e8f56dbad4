"""Reading the reasons: those of the forum, in the words that the team gave them, and its own."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Invalid, NotFound
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.moderation.canned.models import CannedReason
from forum.moderation.canned.standard import GAP, STANDARD, Reason


def reasons(viewer: Viewer) -> Sequence[Reason]:
    """In the order of the forum; then those of the team, by title. For moderators."""
    require(may_moderate(viewer))
    own = {row.code: row for row in db.session.scalars(select(CannedReason))}
    gone = {code for code, row in own.items() if row.removed_at}
    worded = {code: Reason(code, row.title, row.body) for code, row in own.items()}
    standard = [worded.pop(reason.code, reason) for reason in STANDARD]
    added = sorted(worded.values(), key=lambda reason: reason.title.casefold())
    return [reason for reason in (*standard, *added) if reason.code not in gone]


def get_reason(viewer: Viewer, code: str) -> Reason:
    """Raises NotFound."""
    found = next((reason for reason in reasons(viewer) if reason.code == code), None)
    if found is None:
        raise NotFound(_("Deze standaardreden bestaat niet."))
    return found


def in_words(viewer: Viewer, code: str, own: str) -> str:
    """What the writer reads: the reason that was chosen, with the moderator's own words in its gap
    or after it. Without a code those words alone. Raises Invalid for a code that is not there, and
    for a gap that nothing was filled in."""
    if not code:
        return own
    found = next((reason for reason in reasons(viewer) if reason.code == code), None)
    if found is None:
        raise _wrong("canned", _("Kies een van de redenen uit de lijst."))
    if not found.has_gap:
        return f"{found.body}\n\n{own}" if own else found.body
    if not own:
        raise _wrong("reason", _("Schrijf wat er in deze reden op de plek van ‘…’ hoort."))
    return found.body.replace(GAP, own, 1)


def _wrong(field: str, told: Text) -> Invalid:
    return Invalid(told, errors={field: [told]})
