"""How long what somebody began, was asked or came from is kept."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_

from forum.core import clock
from forum.core.i18n import _
from forum.core.retention import Rule, removing
from forum.proofs.models import Authenticator, Ceremony, KnownDevice, MailedLink
from forum.proofs.queries import ENROLMENT_LASTS
from forum.proofs.service import ceremonies, devices, links


def _left_undone() -> ColumnElement[bool]:
    return Ceremony.began_at < clock.now() - ceremonies.LASTS - timedelta(minutes=5)


def _unanswered() -> ColumnElement[bool]:
    return MailedLink.asked_at < clock.now() - links.KEPT


def _unused() -> ColumnElement[bool]:
    return KnownDevice.last_used_at < clock.now() - devices.LASTS


def _unconfirmed() -> ColumnElement[bool]:
    old = Authenticator.created_at < clock.now() - ENROLMENT_LASTS
    return and_(Authenticator.confirmed_at.is_(None), old)


CEREMONIES = removing(
    "ceremonies", _("Begonnen inlogpogingen (15 minuten)"), Ceremony, _left_undone
)
RULES: tuple[Rule, ...] = (
    CEREMONIES,
    removing(
        "enrolments",
        _("Apps voor inloggen in twee stappen die niet af zijn gemaakt (2 uur)"),
        Authenticator,
        _unconfirmed,
    ),
    removing("mailed_links", _("Vragen per mail (1 dag)"), MailedLink, _unanswered),
    removing("known_devices", _("Bekende browsers (1 jaar ongebruikt)"), KnownDevice, _unused),
)
