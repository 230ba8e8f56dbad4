"""How long a draft waits for its writer."""

from datetime import timedelta

from sqlalchemy import ColumnElement

from forum.core import clock
from forum.core.i18n import _
from forum.core.retention import Rule, removing
from forum.drafts.models import Draft

UNTOUCHED = timedelta(days=180)


def _is_old() -> ColumnElement[bool]:
    return Draft.saved_at < clock.now() - UNTOUCHED


RULES: tuple[Rule, ...] = (
    removing("drafts", _("Concepten waaraan niet meer is geschreven (180 dagen)"), Draft, _is_old),
)
