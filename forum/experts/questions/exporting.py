"""What one member asked experts, took up and left to others, for the member."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, or_, select

from forum.core.db import Model
from forum.core.i18n import Text, _
from forum.core.sections import Section, in_batches
from forum.experts.models import Decline, ExpertDesk, ExpertQuestion

QUESTION = {
    "thread_id": _("Gesprek nummer"),
    "state": _("Stand"),
    "asked_at": _("Gevraagd"),
    "answered_at": _("Beantwoord"),
    "closed_at": _("Gesloten"),
    "closed_reason": _("Reden"),
    "closed_words": _("Toelichting"),
}
HELD = {
    "thread_id": _("Gesprek nummer"),
    "state": _("Stand"),
    "claimed_until": _("Bij jou tot"),
}
DECLINE = {"thread_id": _("Gesprek nummer"), "declined_at": _("Wanneer")}
DESK = {"away_until": _("Afwezig tot"), "most_open": _("Hoeveel vragen je tegelijk wilt")}


def export(member_id: int) -> Sequence[Section]:
    return [_asked(member_id), _held(member_id), _declined(member_id), _desk(member_id)]


def _asked(member_id: int) -> Section:
    query = _columns(ExpertQuestion, QUESTION).where(ExpertQuestion.member_id == member_id)
    rows = in_batches(query, ExpertQuestion.thread_id)
    return Section("expert_questions", _("Je vragen aan experts"), QUESTION, rows)


def _held(member_id: int) -> Section:
    """Also what one let through or closed as a moderator."""
    by = ExpertQuestion.claimed_by, ExpertQuestion.approved_by, ExpertQuestion.closed_by
    query = _columns(ExpertQuestion, HELD).where(or_(*(one == member_id for one in by)))
    rows = in_batches(query, ExpertQuestion.thread_id)
    return Section("held_questions", _("Vragen die je oppakte of nakeek"), HELD, rows)


def _declined(member_id: int) -> Section:
    query = _columns(Decline, DECLINE).where(Decline.member_id == member_id)
    rows = in_batches(query, Decline.thread_id)
    return Section("expert_declines", _("Vragen die je aan anderen liet"), DECLINE, rows)


def _desk(member_id: int) -> Section:
    query = _columns(ExpertDesk, DESK).where(ExpertDesk.member_id == member_id)
    rows = in_batches(query, ExpertDesk.member_id)
    return Section("expert_desk", _("Hoe je gevraagd wilt worden"), DESK, rows)


def _columns(model: type[Model], labels: Mapping[str, Text]) -> Select[*tuple[object, ...]]:
    return select(*(getattr(model, name) for name in labels))
