"""Splitting and merging threads: one act, with a statement for everybody whose words go elsewhere.

The first of these statements keeps how all stood; the others say only that they go with it.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select

from forum.accounts.models import Member
from forum.accounts.service.pausing import hold_all
from forum.accounts.viewer import Role, Viewer
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.experts.hours.queries import find_hour
from forum.experts.questions.queries import ask_question
from forum.marks.service import rearranging as marks
from forum.moderation.acts import Act
from forum.moderation.entries import log_act
from forum.moderation.measures.doing import Standing, Wanted, read, written
from forum.moderation.measures.keeping import keep, keep_beside
from forum.moderation.measures.kinds import REARRANGING, Kind
from forum.moderation.measures.models import Measure
from forum.moderation.measures.policy import may_take
from forum.moderation.measures.subjects import Subject, thread_subject
from forum.moderation.models import HeldPost
from forum.threads import service as threads
from forum.threads.models import Post, Voice
from forum.threads.queries import find_merged, get_thread
from forum.threads.views import ThreadView

Places = Sequence[Sequence[int]]  # of posts: id, thread, number, voice


def rearrange(viewer: Viewer, wanted: Wanted) -> Measure:
    """Raises what `take` does; Refused where somebody is above the moderator."""
    thread = _get_thread(viewer, wanted.thread_id)
    chosen = wanted.post_ids if wanted.kind == Kind.SPLIT else None
    hold_all([one.member_id for one in _writers(thread.id, chosen)])
    writers = _writers(thread.id, chosen)
    for one in _judged(viewer, wanted, thread, writers):
        require(may_take(viewer, wanted.kind, one))
    act = _split if wanted.kind == Kind.SPLIT else _merge
    standing, where = act(viewer, thread, wanted)
    told = [one for one in writers if one.member_id != viewer.id] or writers
    first, *others = [replace(one, thread_id=where) for one in told]
    measure = keep(viewer, wanted, first, written(standing, {}))
    keep_beside(viewer, wanted, measure, others)
    _log(viewer, wanted, thread, standing)
    return measure


def companions(measure: Measure) -> list[int]:
    """Those that go with it, and are taken back with it."""
    if measure.kind not in REARRANGING:
        return []
    same = Measure.kind == measure.kind, Measure.thread_id == measure.thread_id
    others = select(Measure.id).where(*same, Measure.reversed_at.is_(None))
    return sorted(db.session.scalars(others.where(Measure.id != measure.id)))


def put_back(measure: Measure, together: Sequence[int]) -> bool:
    """Whether it could: not where the first of them went with who it was about."""
    first = min([measure.id, *together])
    kept = db.session.scalars(select(Measure.standing).where(Measure.id == first)).one()
    standing, _after = read(kept)
    if "thread" not in standing:
        return False
    return _put_split_back(standing) if measure.kind == Kind.SPLIT else _put_merge_back(standing)


def _get_thread(viewer: Viewer, thread_id: int | None) -> ThreadView:
    if thread_id is None:
        raise Invalid(errors={"thread_id": [_("Dit veld is verplicht.")]})
    if find_merged(viewer, thread_id):
        raise Conflict(_("Dit gesprek is al in een ander opgegaan."), code="already")
    return get_thread(viewer, thread_id)


def _writers(thread_id: int, post_ids: Sequence[int] | None) -> list[Subject]:
    """Of what goes elsewhere, by member, each with the first of their posts."""
    query = (
        select(Voice.member_id, Voice.is_pseudonym, Member.role, func.min(Post.id).label("post_id"))
        .join(Post, Post.voice_id == Voice.id)
        .join(Member, Member.id == Voice.member_id)
        .where(Post.thread_id == thread_id)
        .group_by(Voice.member_id, Voice.is_pseudonym, Member.role)
    )
    if post_ids is not None:
        query = query.where(Post.id.in_(post_ids))
    rows = db.session.execute(query.order_by(Voice.member_id))
    return [
        Subject(row.member_id, Role(row.role), row.is_pseudonym, thread_id, row.post_id)
        for row in rows
    ]


def _judged(
    viewer: Viewer, wanted: Wanted, thread: ThreadView, writers: Sequence[Subject]
) -> Sequence[Subject]:
    """Who must not be above the moderator: of chosen posts who wrote them, of a thread that goes
    as a whole who began it, as when it is moved or closed."""
    return [thread_subject(viewer, thread.id)] if wanted.kind == Kind.MERGE else writers


def _split(viewer: Viewer, thread: ThreadView, wanted: Wanted) -> tuple[Standing, int]:
    if not wanted.title:
        raise Invalid(errors={"title": [_("Dit veld is verplicht.")]})
    standing = threads.split_thread(
        viewer,
        thread.id,
        post_ids=wanted.post_ids,
        title=wanted.title,
        category=wanted.category or thread.category_slug,
    )
    new_id, now = standing["thread"], threads.places(thread.id, standing["thread"])
    marks.follow_along(thread.id, new_id, _numbers(standing["places"], now, thread.id, new_id))
    marks.renumber(thread.id, _numbers(standing["places"], now, thread.id, thread.id))
    return standing, new_id


def _merge(viewer: Viewer, thread: ThreadView, wanted: Wanted) -> tuple[Standing, int]:
    if wanted.into is None:
        raise Invalid(errors={"into": [_("Dit veld is verplicht.")]})
    _check_nothing_waits(viewer, thread)
    standing = threads.merge_threads(viewer, thread.id, into=wanted.into)
    into, now = wanted.into, threads.places(wanted.into)
    marks.renumber(into, _numbers(standing["places"], now, into, into))
    along = _numbers(standing["moved"], now, thread.id, into)
    return {**standing, "followers": marks.follow_along(thread.id, into, along)}, thread.id


def _check_nothing_waits(viewer: Viewer, thread: ThreadView) -> None:
    held = select(HeldPost.id).where(HeldPost.thread_id == thread.id, HeldPost.decided_at.is_(None))
    if db.session.scalar(held.limit(1)) is not None:
        told = _("In dit gesprek wacht nog iets op een moderator. Beslis daar eerst over.")
        raise Conflict(told, code="waiting")
    asked = ask_question(viewer, thread).ask().here
    if find_hour(viewer, thread.id) or (asked and asked.is_open):
        told = _("In dit gesprek loopt een vraag aan een expert of een spreekuur.")
        raise Conflict(told, code="waiting")


def _put_split_back(standing: Standing) -> bool:
    thread_id = standing["places"][0][1]
    was = threads.places(thread_id)
    is_whole = threads.put_back_split(thread_id, standing)
    marks.renumber(thread_id, _numbers(was, threads.places(thread_id), thread_id, thread_id))
    return is_whole


def _put_merge_back(standing: Standing) -> bool:
    into, thread_id = standing["thread"], standing["moved"][0][1]
    was = threads.places(into)
    if not threads.put_back_merge(thread_id, standing):
        return False
    marks.forget(into, standing["followers"])
    marks.renumber(into, _numbers(was, threads.places(into), into, into))
    return True


def _numbers(was: Places, now: Places, old: int, new: int) -> list[tuple[int, int]]:
    """Of the posts that stood in the one and stand in the other: what number became what."""
    there = {post_id: number for post_id, thread, number, _by in now if thread == new}
    here = ((number, post_id) for post_id, thread, number, _by in was if thread == old)
    return sorted((number, there[post_id]) for number, post_id in here if post_id in there)


def _log(viewer: Viewer, wanted: Wanted, thread: ThreadView, standing: Standing) -> None:
    """In the thread that is still there, with the number of the other."""
    there = standing["thread"]
    here, way = (
        (thread.id, f"→ {there}") if wanted.kind == Kind.SPLIT else (there, f"← {thread.id}")
    )
    note = f"{way}\n{wanted.note}".strip()
    log_act(viewer, Act(wanted.kind), reason=wanted.reason, note=note, thread_id=here)
