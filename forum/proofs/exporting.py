"""How a member proves who they are, for the member: names and times, no secret of any kind."""

from collections.abc import Sequence

from forum.core.i18n import _
from forum.core.sections import Section, section
from forum.proofs.kinds import NAMES
from forum.proofs.models import (
    Authenticator,
    BackupCode,
    Identity,
    KnownDevice,
    MailedLink,
    Passkey,
)

AUTHENTICATOR = {"created_at": _("Ingesteld"), "confirmed_at": _("Bevestigd")}
BACKUP_CODE = {"used_at": _("Gebruikt")}
PASSKEY = {
    "name": _("Naam"),
    "created_at": _("Gemaakt"),
    "last_used_at": _("Laatst gebruikt"),
}
IDENTITY = {
    "issuer": _("Dienst"),
    "subject": _("Hoe die dienst je kent"),
    "linked_at": _("Gekoppeld"),
}
DEVICE = {"last_used_at": _("Laatst gebruikt")}
LINK = {
    "purpose": _("Waarvoor"),
    "email": _("E-mailadres, na het bevestigen je vorige"),
    "asked_at": _("Gevraagd"),
    "used_at": _("Gebruikt"),
}
ERRANDS = {errand.value: name for errand, name in NAMES.items()}


def export(member_id: int) -> Sequence[Section]:
    return [*_second_factors(member_id), *_other_ways(member_id)]


def _second_factors(member_id: int) -> list[Section]:
    return [
        section(
            Authenticator,
            Authenticator.member_id == member_id,
            AUTHENTICATOR,
            "second_factor",
            _("Inloggen in twee stappen met een app"),
        ),
        section(
            BackupCode,
            BackupCode.member_id == member_id,
            BACKUP_CODE,
            "backup_codes",
            _("Reservecodes, zonder de codes zelf"),
        ),
        section(Passkey, Passkey.member_id == member_id, PASSKEY, "passkeys", _("Passkeys")),
    ]


def _other_ways(member_id: int) -> list[Section]:
    return [
        section(
            Identity,
            Identity.member_id == member_id,
            IDENTITY,
            "identities",
            _("Inloggen met een andere dienst"),
        ),
        section(
            KnownDevice,
            KnownDevice.member_id == member_id,
            DEVICE,
            "known_devices",
            _("Apparaten waarop je eerder inlogde"),
        ),
        section(
            MailedLink,
            MailedLink.member_id == member_id,
            LINK,
            "mailed_links",
            _("Links die je per mail vroeg"),
            words={"purpose": ERRANDS},
        ),
    ]
