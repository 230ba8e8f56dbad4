"""What looking somebody up came to, and what of it cannot be true together. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forum.core.errors import Complaints
from forum.core.i18n import Text, _
from forum.experts.verification.validity import is_ahead


class Finding(StrEnum):
    FOUND = "found"
    NOT_FOUND = "not_found"
    RESTRICTED = "restricted"


class Identity(StrEnum):
    CALL_BACK = "call_back"
    PRACTICE_MAIL = "practice_mail"
    NONE = "none"


FINDINGS: Mapping[Finding, Text] = {
    Finding.FOUND: _("Ingeschreven, zonder beperking"),
    Finding.NOT_FOUND: _("Niet gevonden"),
    Finding.RESTRICTED: _("Ingeschreven met een beperking, maatregel of aantekening"),
}
IDENTITIES: Mapping[Identity, Text] = {
    Identity.CALL_BACK: _("Teruggebeld via het nummer van de praktijk, dat ik zelf opzocht"),
    Identity.PRACTICE_MAIL: _("Mail ontvangen van het adres van de praktijk"),
    Identity.NONE: _("Nog niet aangetoond"),
}


@dataclass(frozen=True)
class Looked:
    """`is_good` is what the one who looked makes of it."""

    finding: Finding
    name_matches: bool
    identity: Identity
    is_good: bool
    reregistration_on: date | None = None
    note: str = ""


def complaints(looked: Looked, today: date) -> Complaints:
    """Why this cannot be a good result, by field; empty when it can, or when it is none."""
    if not looked.is_good:
        return {}
    return {field: [told] for field, told in _against(looked, today)}


def _against(looked: Looked, today: date) -> Iterator[tuple[str, Text]]:
    if looked.finding != Finding.FOUND:
        yield "finding", _("Met deze uitkomst van het register kan de controle niet goed zijn.")
    if not looked.name_matches:
        yield "name_matches", _("Komt de naam niet overeen, dan kan de controle niet goed zijn.")
    if looked.identity == Identity.NONE:
        yield "identity", _("Ga eerst na dat je met deze persoon zelf te maken hebt.")
    if not is_ahead(looked.reregistration_on, today):
        yield "reregistration_on", PASSED


PASSED = _("Deze datum is niet later dan vandaag: dan loopt de inschrijving niet door.")
