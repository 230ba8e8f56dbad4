"""The statement of reasons: six things that whoever it is about is always told (DSA, article 17).
Pure."""

from dataclasses import dataclass, fields
from typing import Any

from forum.core.i18n import Text, _, day, joined, moment
from forum.moderation.measures.kinds import RESTRICTING, WHAT, Kind
from forum.moderation.measures.views import MeasureView
from forum.threads.reasons import BY_LAW, TEXTS, TITLES


@dataclass(frozen=True)
class Statement:
    what: Text
    duration: Text
    facts: Text
    automated: Text
    ground: Text
    objection: Text

    @property
    def parts(self) -> list[Text]:
        return [getattr(self, part.name) for part in fields(self)]

    @property
    def text(self) -> Text:
        return joined("\n\n", self.parts)


def statement(measure: MeasureView) -> Statement:
    return Statement(
        what=WHAT[measure.kind],
        duration=_duration(measure),
        facts=_facts(measure),
        automated=_automated(measure.is_automated),
        ground=_ground(measure.reason),
        objection=_objection(measure),
    )


def _duration(measure: MeasureView) -> Text:
    if measure.kind == Kind.WARN:
        return _("Een waarschuwing heeft geen duur: je kunt op Ruggespraak alles blijven doen.")
    if measure.until is None:
        return _("Dit geldt overal op Ruggespraak, zonder einddatum.")
    return _("Dit geldt overal op Ruggespraak, tot %(moment)s.", moment=moment(measure.until))


def _facts(measure: MeasureView) -> Text:
    about = _about(measure)
    return joined(" ", [about, _("%(words)s", words=measure.facts)]) if measure.facts else about


def _about(measure: MeasureView) -> Text:
    if measure.post_id is not None and measure.posted_at is not None:
        told: dict[str, Any] = {"number": measure.number, "day": day(measure.posted_at)}
        if measure.title:
            told |= {"title": measure.title}
            return _("Het gaat om je bericht %(number)s in ‘%(title)s’, van %(day)s.", **told)
        return _("Het gaat om je bericht %(number)s van %(day)s.", **told)
    if measure.title:
        return _("Het gaat om je gesprek ‘%(title)s’.", title=measure.title)
    if measure.thread_id is not None:
        return _("Het gaat om een gesprek dat jij begon.")
    return _("Het gaat om wat je op Ruggespraak plaatste.")


def _automated(is_automated: bool) -> Text:
    if is_automated:
        return _("Een automatische regel heeft dit gevonden en uitgevoerd.")
    return _("Een moderator heeft dit zelf beoordeeld en besloten, niet een computer.")


def _ground(reason: str | None) -> Text:
    if reason is None:
        return _(
            "Dit besluit volgt uit onze huisregels: moderators houden gesprekken veilig en op orde."
        )
    told = {"title": TITLES[reason], "meaning": TEXTS[reason]}
    if reason in BY_LAW:
        return _("Dit besluit volgt uit de wet en onze huisregels: %(title)s. %(meaning)s", **told)
    return _("Dit besluit volgt uit onze huisregels: %(title)s. %(meaning)s", **told)


def _objection(measure: MeasureView) -> Text:
    if measure.kind not in RESTRICTING:
        return _("Ben je het hier niet mee eens, antwoord dan aan het team op het contactadres.")
    return _(
        "Ben je het er niet mee eens? Maak dan bezwaar bij dit besluit, tot en met %(day)s. Een "
        "andere moderator beslist erover. Je kunt ook naar de rechter gaan.",
        day=day(measure.appeal_until),
    )
