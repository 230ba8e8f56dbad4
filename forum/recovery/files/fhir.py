"""A diary as FHIR R4: one Bundle of Observations, of a Patient of whom it says nothing. Pure.

Pain has a code that others know (LOINC, looked up 2026-11); the rest has codes of our own.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from forum.core.i18n import _
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import MEASURES, MINUTES, PSFS, PSK
from forum.recovery.views import ActivityView

TYPE = "application/fhir+json"
OWN = "urn:ruggespraak:diary"
OURS = UUID("5b0f6f3a-51a4-4d7e-9c86-7b9f1a7f6a11")  # under which our own ids are made
UCUM = "http://unitsofmeasure.org"
PAIN_SCORE = {
    "system": "http://loinc.org",
    "code": "72514-3",
    "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
SURVEY = {
    "system": "http://terminology.hl7.org/CodeSystem/observation-category",
    "code": "survey",
    "display": "Survey",
}

Resource = dict[str, Any]


def write_bundle(
    days: Sequence[tuple[date, CheckIn]],
    activities: Mapping[int, ActivityView],
    *,
    subject: str,
    notes: bool,
) -> Resource:
    """`subject` tells one diary from another and nothing else; all ids are made of it, so that
    the same diary gives the same ids."""
    patient = _urn(subject)
    entries = [
        {"fullUrl": _urn(subject, day.isoformat(), key), "resource": _about(found, patient, day)}
        for day, told in days
        for key, found in _observations(told, activities, notes=notes)
    ]
    whom = {"fullUrl": patient, "resource": {"resourceType": "Patient"}}
    return {"resourceType": "Bundle", "type": "collection", "entry": [whom, *entries]}


def _observations(
    told: CheckIn, activities: Mapping[int, ActivityView], *, notes: bool
) -> Iterator[tuple[str, Resource]]:
    for one in told.activities:
        name = activities[one.activity_id].name
        text = f"{name} ({_DIRECTIONS[one.scale_id]})"
        yield f"activity\0{one.scale_id}\0{name}", _score(one.scale_id, text, one.score)
    for name, score in told.scores.items():
        yield name, _measured(name, score)
    if told.flare_up:
        yield "flare_up", {"code": _code("flare_up", _("Opvlamming")), "valueBoolean": True}
    for name, text in (("flare_note", told.flare_note), ("note", told.note)):
        if notes and text:
            yield name, {"code": _code(name, _WORDS[name]), "valueString": text}


def _measured(name: str, score: int) -> Resource:
    measure = MEASURES[name]
    if measure.scale is MINUTES:
        text = _("Bewegen, minuten per week")
        return {"code": _code(name, text), "valueQuantity": _quantity(score, "min/wk")}
    text = _(
        "%(label)s (0 is %(low)s, 10 is %(high)s)",
        label=measure.label,
        low=measure.low,
        high=measure.high,
    )
    found = _score(measure.scale.id, text, score)
    if name == "pain":
        found["code"]["coding"].insert(0, PAIN_SCORE)
    return found


def _score(code: str, text: Any, score: int) -> Resource:
    return {"code": _code(code, text), "valueQuantity": _quantity(score, "{score}")}


def _quantity(value: int, unit: str) -> Resource:
    return {"value": value, "unit": unit, "system": UCUM, "code": unit}


def _code(code: str, text: Any) -> Resource:
    return {"coding": [{"system": OWN, "code": code}], "text": str(text)}


def _about(found: Resource, patient: str, day: date) -> Resource:
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [SURVEY]}],
        **found,
        "subject": {"reference": patient},
        "effectiveDateTime": day.isoformat(),
        "performer": [{"reference": patient}],
    }


def _urn(*parts: str) -> str:
    return uuid5(OURS, "\0".join(parts)).urn


_DIRECTIONS = {
    PSFS.id: _("PSFS: 0 is lukt helemaal niet, 10 is lukt zoals vóór de klachten"),
    PSK.id: _("PSK: 0 is geen moeite, 10 is onmogelijk"),
}
_WORDS = {"flare_note": _("Wat aan de opvlamming voorafging"), "note": _("Notitie")}
