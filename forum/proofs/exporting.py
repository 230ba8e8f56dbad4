"""How a member proves who they are, for the member: names and times, no secret of any kind."""

from collections.abc import Sequence

from forum.core.i18n import _
from forum.core.sections import Section, columns_of
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
    "email": _("Nieuw e-mailadres"),
    "asked_at": _("Gevraagd"),
    "used_at": _("Gebruikt"),
}


def export(member_id: int) -> Sequence[Section]:
    return [*_second_factors(member_id), *_other_ways(member_id)]


def _second_factors(member_id: int) -> list[Section]:
    return [
        Section(
            "second_factor",
            _("Inloggen in twee stappen met een app"),
            AUTHENTICATOR,
            columns_of(Authenticator, Authenticator.member_id == member_id, AUTHENTICATOR),
        ),
        Section(
            "backup_codes",
            _("Reservecodes, zonder de codes zelf"),
            BACKUP_CODE,
            columns_of(BackupCode, BackupCode.member_id == member_id, BACKUP_CODE),
        ),
        Section(
            "passkeys",
            _("Passkeys"),
            PASSKEY,
            columns_of(Passkey, Passkey.member_id == member_id, PASSKEY),
        ),
    ]


def _other_ways(member_id: int) -> list[Section]:
    return [
        Section(
            "identities",
            _("Inloggen via een andere dienst"),
            IDENTITY,
            columns_of(Identity, Identity.member_id == member_id, IDENTITY),
        ),
        Section(
            "known_devices",
            _("Apparaten waarop je eerder inlogde"),
            DEVICE,
            columns_of(KnownDevice, KnownDevice.member_id == member_id, DEVICE),
        ),
        Section(
            "mailed_links",
            _("Links die je per mail vroeg"),
            LINK,
            columns_of(MailedLink, MailedLink.member_id == member_id, LINK),
        ),
    ]
