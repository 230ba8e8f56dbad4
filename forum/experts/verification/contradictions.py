"""What somebody says of their profession, and what of it cannot be true together. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forum.core.errors import Complaints
from forum.core.i18n import Text, _
from forum.experts.professions import PROFESSIONS, QUALITY_REGISTERS, Profession, Register
from forum.experts.verification.numbers import is_number, tidy

PHONE_DIGITS = 8  # fewer than any number in the Netherlands has
# By what people call them.
KNOWN_AS: Mapping[str, str] = {
    "krf": "KRF NL",
    "krf nl": "KRF NL",
    "keurmerk": "Keurmerk Fysiotherapie",
    "keurmerk fysiotherapie": "Keurmerk Fysiotherapie",
    "skf": "Keurmerk Fysiotherapie",
}
KP_ITSELF = ("kp", "kwaliteitsregister paramedici")
SPECIALISMS: Mapping[str, str] = {
    specialism: one.name for one in PROFESSIONS.values() for specialism in one.specialisms
}


@dataclass(frozen=True)
class Said:
    """An application as it was filled in. What was left open is None."""

    profession: str
    register_name: str
    practice: str
    interests: str
    big_number: str | None = None
    specialism: str | None = None
    quality_register: str | None = None
    practice_phone: str = ""
    practice_site: str | None = None

    @property
    def kind(self) -> Profession | None:
        return PROFESSIONS.get(self.profession)


def in_order(said: Said) -> Said:
    """The same, as it is kept: a number without spaces, a register by its own name, and who says
    to be a general practitioner is a physician with that specialism."""
    name = " ".join(said.profession.casefold().split())
    specialism = (said.specialism or "").casefold().strip() or None
    if name in SPECIALISMS and specialism in (None, name):
        name, specialism = SPECIALISMS[name], name
    register = (said.quality_register or "").strip()
    known = KNOWN_AS.get(register.casefold(), register)
    if register.casefold() in KP_ITSELF and name in PROFESSIONS:
        known = known if PROFESSIONS[name].has_number else ""
    return replace(
        said,
        profession=name,
        specialism=specialism,
        quality_register=known or None,
        big_number=tidy(said.big_number or "") or None,
    )


def contradictions(said: Said) -> Complaints:
    """By field, of what is in order; empty when nothing is wrong."""
    if said.kind is None:
        return {"profession": [_not_here()]}
    found: dict[str, list[str | Text]] = {}
    for field, complaint in _wrong(said, said.kind):
        found.setdefault(field, []).append(complaint)
    return found


def _wrong(said: Said, kind: Profession) -> Iterator[tuple[str, Text]]:
    yield from _about_number(said.big_number, kind)
    if said.specialism and said.specialism not in kind.specialisms:
        wrong = _("Deze specialisatie hoort niet bij %(profession)s.", profession=kind.name)
        yield "specialism", wrong
    else:
        yield from _about_register(said, kind)
    if said.practice_phone and sum(map(str.isdigit, said.practice_phone)) < PHONE_DIGITS:
        yield "practice_phone", _("Dit is geen heel telefoonnummer.")


def _about_number(number: str | None, kind: Profession) -> Iterator[tuple[str, Text]]:
    if kind.has_number and number is None:
        wrong = _(
            "Vul je BIG-nummer in: voor %(profession)s hoort dat erbij.", profession=kind.name
        )
        yield "big_number", wrong
    elif kind.has_number and not is_number(number or ""):
        yield "big_number", _("Een BIG-nummer heeft 11 cijfers. Kijk het na in het BIG-register.")
    elif number is not None and not kind.has_number:
        wrong = _(
            "Een %(profession)s heeft geen BIG-nummer maar staat in het Kwaliteitsregister "
            "Paramedici. Laat dit leeg, of kies een ander beroep.",
            profession=kind.name,
        )
        yield "big_number", wrong


def _about_register(said: Said, kind: Profession) -> Iterator[tuple[str, Text]]:
    register = said.quality_register
    knowing = kind.specialisms.get(said.specialism or "", ())
    if knowing and register not in knowing:
        told = _("Een manueel therapeut staat in KRF NL of Keurmerk Fysiotherapie. Kies welk.")
        yield "quality_register", told
    elif register and register not in QUALITY_REGISTERS:
        yield "quality_register", _("Dit register kennen we niet.")
    elif register and not _has_quality_register(kind):
        told = _("KRF NL en Keurmerk Fysiotherapie zijn registers van fysiotherapeuten.")
        yield "quality_register", told


def _has_quality_register(kind: Profession) -> bool:
    return kind.register == Register.BIG and any(kind.specialisms.values())


def _not_here() -> Text:
    return _(
        "Voor dit beroep kunnen we niemand verifiëren: het staat niet in het BIG-register of het "
        "Kwaliteitsregister Paramedici. Je bent van harte welkom om als lid mee te praten."
    )
