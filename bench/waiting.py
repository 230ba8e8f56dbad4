"""Of each kind of thing that waits for a moderator as much as is wanted, and as much again that was
decided: rows as the rooms would write them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from forum.accounts.models import HeldProfile, Member
from forum.categories.models import Category
from forum.core import clock
from forum.core.db import db
from forum.experts.models import ExpertQuestion, Verification
from forum.messages.models import Conversation, Message, MessageReport
from forum.moderation.gates.models import FlaggedPost
from forum.moderation.measures.models import Appeal, Measure
from forum.moderation.models import HeldPost
from forum.moderation.reports.models import Report, ReportCase, ReportObjection
from forum.moderation.signals.models import Signal
from forum.moderation.urgent.models import UrgentMail
from forum.threads.models import Post, Thread, Voice

# Of the numbers: each thing has that of its member, its thread and its post.
FIRST, PLACE, SECOND_CASES = 1_000_000, 1_000_000, 4_000_000
KEEPER = -1  # stands for who decided
Facts = dict[str, Any]
Row = Callable[[int, datetime, datetime | None], Facts]


def fill(each: int, keeper_id: int) -> None:
    """`keeper_id` is who decided what waits no longer."""
    now, minutes = clock.now(), range(2 * each)
    _keep(Category, [{"id": PLACE, "slug": "bench", "name": "Bench", "description": ""}])
    for model, row in ROWS:
        rows = [
            row(FIRST + n, now - timedelta(minutes=n), None if n < each else now) for n in minutes
        ]
        _keep(model, [_by(keeper_id, facts) for facts in rows])


def _keep(model: Any, rows: Sequence[Facts]) -> None:
    db.session.execute(insert(model), rows)


def _by(keeper_id: int, facts: Facts) -> Facts:
    deciders = ("decided_by", "moderator_id", "approved_by")
    return facts | {name: keeper_id for name in deciders if facts.get(name, 0) == KEEPER}


def _decided(at: datetime | None, **more: Any) -> Facts:
    how = more if at else dict.fromkeys(more)
    return {"decided_at": at, "decided_by": at and KEEPER} | how


def _member(n: int, came: datetime, _at: datetime | None) -> Facts:
    mail = f"lid{n}@example.org"
    name = {"username": f"lid{n}", "username_key": f"lid{n}", "email": mail, "email_key": mail}
    facts = {"password_hash": "-", "role": "member", "rules_version": "2026-11-22"}
    return {"id": n, "joined_at": came} | name | facts


def _thread(n: int, came: datetime, _at: datetime | None) -> Facts:
    what = {"category_id": PLACE, "kind": "question", "visibility": "public"}
    said = {"title": f"Vraag {n}", "slug": f"vraag-{n}", "last_number": 1}
    return {"id": n, "created_at": came, "last_post_at": came} | what | said


def _voice(n: int, _came: datetime, _at: datetime | None) -> Facts:
    return {"id": n, "thread_id": n, "member_id": n, "shown_name": f"lid{n}", "starts_thread_id": n}


def _post(n: int, came: datetime, _at: datetime | None) -> Facts:
    said = {"body": "Mijn rug.", "body_html": "<p>Mijn rug.</p>", "renderer": 1, "number": 1}
    return {"id": n, "thread_id": n, "voice_id": n, "created_at": came} | said


def _held_post(n: int, came: datetime, at: datetime | None) -> Facts:
    what = {"act": "reply", "content": "{}", "reason": "own_practice"}
    return (
        what | {"member_id": n, "thread_id": n, "held_at": came} | _decided(at, decision="placed")
    )


def _held_profile(n: int, came: datetime, at: datetime | None) -> Facts:
    text = {"bio": "Ik ben geverifieerd.", "why": "word"}
    return text | {"member_id": n, "held_at": came, "refused_at": at}


def _application(n: int, came: datetime, at: datetime | None) -> Facts:
    said = {"profession": "fysiotherapeut", "register_name": "B.", "practice": "B"}
    said |= {"practice_phone": "020", "interests": "geen"}
    state = {"state": "verified" if at else "requested", "open_for": None if at else n}
    return said | state | {"member_id": n, "applied_at": came, "verified_at": at}


def _question(n: int, came: datetime, at: datetime | None) -> Facts:
    state = {"state": "waiting" if at else "asked", "approved_at": at, "approved_by": at and KEEPER}
    return state | {"thread_id": n, "member_id": n, "open_for": n, "turn": 1, "asked_at": came}


def _conversation(n: int, came: datetime, _at: datetime | None) -> Facts:
    return {"id": n, "started_at": came, "last_message_at": came, "last_number": 1}


def _message(n: int, came: datetime, _at: datetime | None) -> Facts:
    said = {"number": 1, "body": "Dag", "body_html": "<p>Dag</p>", "renderer": 1}
    return said | {"id": n, "conversation_id": n, "member_id": n, "sent_at": came}


def _message_report(n: int, came: datetime, at: datetime | None) -> Facts:
    what = {"message_id": n, "reporter_id": n, "reason": "lastigvallen", "note": ""}
    return what | {"reported_at": came, "closed_at": at}


def _signal(n: int, came: datetime, at: datetime | None) -> Facts:
    what = {"post_id": n, "level": "bel_nu", "is_crisis": False, "priority": 1, "rules": ["x"]}
    return what | {"noted_at": came} | _decided(at, decision="seen")


def _urgent(n: int, came: datetime, at: datetime | None) -> Facts:
    what = {"member_id": n, "is_kept": True, "is_told": True, "arrived_at": came}
    return what | {"decided_at": at}


def _flag(n: int, came: datetime, at: datetime | None) -> Facts:
    return {"post_id": n, "words": "woord", "flagged_at": came, "seen_at": at}


def _case(n: int, came: datetime, at: datetime | None) -> Facts:
    what = {"kind": "post", "post_id": n, "thread_id": n}
    what |= {"address": f"/p/{n}", "priority": n % 5, "report_count": 1}
    when = {"opened_at": came, "last_at": came, "open_key": None if at else f"post-{n}"}
    return what | when | {"id": n} | _decided(at, outcome="founded", reason="Dat is zo.")


def _second_case(n: int, came: datetime, at: datetime | None) -> Facts:
    """One that was decided, to which somebody objects."""
    return _case(n, came, at or came) | {"id": n + SECOND_CASES}


def _report(n: int, came: datetime, _at: datetime | None) -> Facts:
    who = {"member_id": n, "reason": "bejegening", "note": "", "legal_ground": ""}
    return who | {"id": n, "case_id": n, "reported_at": came}


def _second_report(n: int, came: datetime, at: datetime | None) -> Facts:
    return _report(n, came, at) | {"id": n + SECOND_CASES, "case_id": n + SECOND_CASES}


def _objection(n: int, came: datetime, at: datetime | None) -> Facts:
    what = {"report_id": n + SECOND_CASES, "text": "Nee.", "asked_at": came}
    return what | _decided(at, is_upheld=False, answer="Toch.")


def _measure(n: int, came: datetime, _at: datetime | None) -> Facts:
    what = {"kind": "remove", "member_id": n, "thread_id": n, "post_id": n, "reason": "spam"}
    said = {"facts": "Reclame.", "standing": "{}", "moderator_id": KEEPER}
    return what | said | {"id": n, "taken_at": came}


def _appeal(n: int, came: datetime, at: datetime | None) -> Facts:
    what = {"measure_id": n, "text": "Nee.", "made_at": came}
    return what | _decided(at, is_upheld=False, answer="Toch.")


# In this order: what stands below points at what stands above.
ROWS: Sequence[tuple[Any, Row]] = (
    *((Member, _member), (Thread, _thread), (Voice, _voice), (Post, _post)),
    *((HeldPost, _held_post), (HeldProfile, _held_profile), (Verification, _application)),
    *((ExpertQuestion, _question), (Conversation, _conversation), (Message, _message)),
    *((MessageReport, _message_report), (Signal, _signal), (FlaggedPost, _flag)),
    (UrgentMail, _urgent),
    *((ReportCase, _case), (Report, _report)),
    *((ReportCase, _second_case), (Report, _second_report), (ReportObjection, _objection)),
    *((Measure, _measure), (Appeal, _appeal)),
)
