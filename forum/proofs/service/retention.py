"""How long what somebody began, was asked or came from is kept."""

from datetime import timedelta

from sqlalchemy import ColumnElement

from forum.core import clock
from forum.core.i18n import _
from forum.core.retention import Rule, removing
from forum.proofs.models import Ceremony, KnownDevice, MailedLink

CEREMONY = timedelta(minutes=15)
MAILED_LINK = timedelta(days=1)
KNOWN_DEVICE = timedelta(days=365)


def _left_undone() -> ColumnElement[bool]:
    return Ceremony.began_at < clock.now() - CEREMONY


def _unanswered() -> ColumnElement[bool]:
    return MailedLink.asked_at < clock.now() - MAILED_LINK


def _unused() -> ColumnElement[bool]:
    return KnownDevice.last_used_at < clock.now() - KNOWN_DEVICE


CEREMONIES = removing(
    "ceremonies", _("Begonnen inlogpogingen (15 minuten)"), Ceremony, _left_undone
)
RULES: tuple[Rule, ...] = (
    CEREMONIES,
    removing("mailed_links", _("Vragen per mail (1 dag)"), MailedLink, _unanswered),
    removing("known_devices", _("Bekende browsers (1 jaar ongebruikt)"), KnownDevice, _unused),
)
