"""Taking a measure back: all that it changed is put back as it was."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from forum.accounts.policy import may_moderate
from forum.accounts.service import standing as members
from forum.accounts.service.pausing import hold
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.answers import service as answers
from forum.factsheets.service.talk import linking, sourcing
from forum.moderation.acts import Act
from forum.moderation.entries import decision_called, log_act
from forum.moderation.measures import rearranging
from forum.moderation.measures.doing import Standing, read
from forum.moderation.measures.events import MeasureReversed
from forum.moderation.measures.kinds import IN_PART, REARRANGING, Kind, Reversal
from forum.moderation.measures.models import Measure
from forum.moderation.measures.policy import may_undo
from forum.moderation.measures.queries import get_row
from forum.threads import service as threads
from forum.threads.posts import get_post


def undo(viewer: Viewer, measure_id: int) -> Measure:
    """For who took it, shortly after. Raises NotFound, Refused for another, Conflict when it is too
    late."""
    require(may_moderate(viewer))
    measure = get_row(viewer, measure_id)
    hold(measure.member_id)
    verdict = may_undo(viewer, measure, clock.now())
    if verdict.code == "too_late":
        raise Conflict(verdict.reason, code=verdict.code)
    require(verdict)
    reverse(viewer, measure, Reversal.UNDONE)
    log_reversal(viewer, Act.UNDO, measure)
    return measure


def reverse(viewer: Viewer, measure: Measure, how: Reversal) -> None:
    """For who holds the member. Raises Conflict for what was taken back already."""
    said = {"reversed_at": clock.now(), "reversed_by": viewer.id, "reversal": how}
    taken = update(Measure).where(Measure.id == measure.id, Measure.reversed_at.is_(None))
    if db.session.scalar(taken.values(said).returning(Measure.id)) is None:
        raise Conflict(_("Dit besluit is al teruggedraaid."), code="reversed")
    together = rearranging.companions(measure)
    if not _put_back(viewer, measure, together):
        said["reversal"] = IN_PART[how]
    all_of_them = update(Measure).where(Measure.id.in_([measure.id, *together]))
    db.session.execute(all_of_them.values(said))
    outbox.record_all([MeasureReversed(one) for one in (measure.id, *together)])


def log_reversal(
    viewer: Viewer, act: Act, measure: Measure, *, since: datetime | None = None
) -> None:
    what: dict[str, Any] = {"thread_id": measure.thread_id, "post_id": measure.post_id}
    if measure.thread_id is None:
        what = {"about": decision_called(measure.id)}
    log_act(viewer, act, since=since, **what)


def _put_back(viewer: Viewer, measure: Measure, together: Sequence[int]) -> bool:
    """Whether all is as it was."""
    before, after = read(measure.standing)
    if measure.kind in REARRANGING:
        return rearranging.put_back(measure, together)
    if before == after:
        return True
    if measure.post_id is not None:
        return _put_back_at_post(viewer, measure, before, after)
    if measure.thread_id is not None:
        return threads.put_back_thread(measure.thread_id, before=before, after=after)
    _put_back_member(measure, before, after)
    return True


def _put_back_at_post(viewer: Viewer, measure: Measure, before: Standing, after: Standing) -> bool:
    post_id = measure.post_id or 0
    if measure.kind == Kind.ATTACH:
        new = [link for link in after["attached"] if link not in before["attached"]]
        return linking.take_off(post_id, new)
    if measure.kind == Kind.EDIT:
        return _put_back_text(viewer, post_id, before, after)
    return _put_back_post(viewer, post_id, before, after)


def _put_back_text(viewer: Viewer, post_id: int, before: Standing, after: Standing) -> bool:
    if not threads.put_back_text(viewer, post_id, before=before, after=after):
        return False
    post = get_post(viewer, post_id)
    sourcing.keep_again(post_id, post.kind, post.body)
    return True


def _put_back_post(viewer: Viewer, post_id: int, before: Standing, after: Standing) -> bool:
    if not threads.put_back_post(post_id, before=before, after=after):
        return False
    if before["removed_at"] != after["removed_at"]:
        post = get_post(viewer, post_id)
        (answers.note_gone if before["removed_at"] else answers.note_back)(post)
    return True


def _put_back_member(measure: Measure, before: Standing, after: Standing) -> None:
    """Where another of the same kind came after it, that one goes on."""
    now = members.standing_of(measure.member_id)
    changed = [name for name in before if before[name] != after[name]]
    values = {
        name: _still_due(measure, name, before[name])
        for name in changed
        if now[name] == after[name]
    }
    if values:
        members.set_standing(measure.member_id, values)


def _still_due(measure: Measure, name: str, end: datetime | None) -> datetime | None:
    """What stood before it, unless that too was taken back since."""
    gone = select(Measure.standing).where(
        Measure.member_id == measure.member_id,
        Measure.kind == measure.kind,
        Measure.reversed_at.is_not(None),
        Measure.id < measure.id,
    )
    for standing in db.session.scalars(gone.order_by(Measure.id.desc())):
        before, after = read(standing)
        end = before[name] if end == after[name] else end
    return end
