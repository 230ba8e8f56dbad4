"""Who can be verified as an expert here, and the register that says so.

The protected titles of articles 3 and 34 of the Wet BIG. Osteopaths, chiropractors, masseurs and
coaches have no registration in that role, so they write as members (ECLI:NL:RVS:2016:470).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from forum.core.i18n import Text, _


class Register(StrEnum):
    BIG = "BIG"
    KP = "KP"


REGISTER_NAMES: Mapping[Register, Text] = {
    Register.BIG: _("BIG-register"),
    Register.KP: _("Kwaliteitsregister Paramedici"),
}
# Where anybody can look somebody up.
REGISTER_URLS: Mapping[Register, str] = {
    Register.BIG: "https://zoeken.bigregister.nl/",
    Register.KP: "https://www.kwaliteitsregisterparamedici.nl/",
}


@dataclass(frozen=True)
class Profession:
    """`code` is what the last two digits of its BIG numbers are seen to be: a hint, never a check.
    `specialisms` come on top of it, each with the voluntary registers that know of them."""

    name: str
    register: Register
    code: str | None = None
    specialisms: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def has_number(self) -> bool:
        return self.register == Register.BIG


PHYSIO = ("KRF NL", "Keurmerk Fysiotherapie")
PROFESSIONS: Mapping[str, Profession] = {
    one.name: one
    for one in (
        Profession("fysiotherapeut", Register.BIG, "04", {"manueel therapeut": PHYSIO}),
        Profession("arts", Register.BIG, "01", {"huisarts": ()}),
        Profession("gz-psycholoog", Register.BIG, "25"),
        Profession("physician assistant", Register.BIG, "81"),
        Profession("verpleegkundige", Register.BIG, "30"),
        Profession("oefentherapeut", Register.KP),
        Profession("ergotherapeut", Register.KP),
        Profession("diëtist", Register.KP),
    )
}
QUALITY_REGISTERS = PHYSIO


def shown_as(profession: str, specialism: str | None, quality_register: str | None) -> str:
    """What stands on the badge: `fysiotherapeut (BIG) · manueel therapeut (KRF NL)`.

    A specialism that only a voluntary register knows is named with that register; one of the
    protected title itself (huisarts) takes its place.
    """
    one = PROFESSIONS[profession]
    if not specialism:
        return f"{one.name} ({one.register})"
    if not one.specialisms[specialism]:
        return f"{specialism} ({one.register})"
    return f"{one.name} ({one.register}) · {specialism} ({quality_register})"
