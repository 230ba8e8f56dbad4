"""What moderators decided about one member, and what the member decided as one of them."""

from collections.abc import Sequence

from sqlalchemy import Select, select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches, section
from forum.moderation.measures.kinds import NAMES
from forum.moderation.measures.models import Appeal, Measure
from forum.threads.reasons import TITLES

MEASURE = {
    "id": _("Nummer"),
    "kind": _("Wat"),
    "thread_id": _("Gesprek nummer"),
    "post_id": _("Bericht nummer"),
    "reason": _("Reden"),
    "facts": _("Toelichting"),
    "is_automated": _("Automatisch"),
    "taken_at": _("Wanneer"),
    "until": _("Tot"),
    "reversed_at": _("Teruggedraaid"),
}
APPEAL = {
    "measure_id": _("Besluit nummer"),
    "text": _("Je bezwaar"),
    "made_at": _("Wanneer"),
    "decided_at": _("Beslist"),
    "is_upheld": _("Gegrond"),
    "answer": _("Antwoord"),
}
TAKEN = {name: MEASURE[name] for name in ("id", "kind", "reason", "facts", "taken_at", "until")}
REVERSED = {"id": _("Nummer"), "reversed_at": _("Teruggedraaid")}
DECIDED = {name: APPEAL[name] for name in ("measure_id", "decided_at", "is_upheld", "answer")}
WORDS = {"kind": {kind.value: name for kind, name in NAMES.items()}, "reason": TITLES}


def export(member_id: int) -> Sequence[Section]:
    about, by = Measure.member_id == member_id, Measure.moderator_id == member_id
    took_back = Measure.reversed_by == member_id
    return [
        section(Measure, about, MEASURE, "measures", _("Besluiten over jou"), words=WORDS),
        Section("appeals", _("Je bezwaren"), APPEAL, in_batches(_own(member_id), Appeal.id)),
        section(
            Measure, by, TAKEN, "measures_taken", _("Besluiten die je als moderator nam"),
            words=WORDS,
        ),
        section(
            Measure, took_back, REVERSED, "measures_reversed",
            _("Besluiten die je als moderator terugdraaide"),
        ),
        section(
            Appeal, Appeal.decided_by == member_id, DECIDED, "appeals_decided",
            _("Bezwaren waarover je als moderator besliste"),
        ),
    ]  # fmt: skip


def _own(member_id: int) -> Select[*tuple[object, ...]]:
    columns = [getattr(Appeal, name) for name in APPEAL]
    mine = select(*columns).join(Measure, Measure.id == Appeal.measure_id)
    return mine.where(Measure.member_id == member_id)
