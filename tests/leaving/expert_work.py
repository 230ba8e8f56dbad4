"""Everything that is kept of who is an expert, asks one, or judges who may be one."""

from datetime import datetime, timedelta
from json import dumps

from forum.accounts.models import HeldProfile
from forum.categories.models import Category
from forum.experts.models import (
    Decline,
    Endorsement,
    ExpertAnswer,
    ExpertDesk,
    ExpertHour,
    ExpertHourHost,
    ExpertQuestion,
    RegisterCheck,
    Verification,
)
from forum.moderation.measures.models import Appeal, Measure
from forum.moderation.models import HeldPost, MemberNote
from forum.moderation.signals.models import Signal
from forum.moderation.urgent.models import UrgentMail
from tests.leaving.moderating import moderated
from tests.leaving.owner import Owner, keep, own_thread


def work_as_expert(owner: Owner, other: Owner, place: Category, now: datetime) -> None:
    mine, first = {"member_id": owner.member.id}, own_thread(owner, place)
    _verified(owner, other, now)
    moderated(owner, now)
    _noted(owner, other, now)
    _decided(owner, other, now)
    text = {"bio": owner.show("wachttekst"), "reason": owner.show("wachtreden")}
    keep(HeldProfile(**mine, **text, why="word", held_at=now, refused_at=now))
    answered = {"profession": owner.show("vak"), "answered_at": now}
    asked = {"state": "answered", "closed_reason": owner.show("sluitreden"), "asked_at": now}
    asked |= {"closed_words": owner.show("toelichting")}
    keep(
        ExpertQuestion(**mine, **asked, thread_id=first.thread_id, claimed_by=owner.member.id),
        Decline(**mine, thread_id=first.thread_id, declined_at=now),
        ExpertDesk(**mine, most_open=3),
        ExpertAnswer(**mine, **answered, post_id=first.id),
        Endorsement(
            **mine, post_id=first.id, version=1, profession=owner.show("als"), endorsed_at=now
        ),
        ExpertHour(
            thread_id=first.thread_id,
            planned_by=owner.member.id,
            opens_at=now,
            closes_at=now + timedelta(hours=1),
        ),
        ExpertHourHost(**mine, thread_id=first.thread_id),
        _held(owner, first.thread_id, now),
        _signal(owner, first.id, now),
        _mailed(owner, now),
    )


def _signal(owner: Owner, post_id: int, now: datetime) -> Signal:
    """Under a post of their own, handled by the same one."""
    said = {"level": "bel_nu", "is_crisis": False, "rules": ["r"], "priority": 1, "noted_at": now}
    decided = {"decided_at": now, "decided_by": owner.member.id, "decision": "seen"}
    return Signal(**said, **decided, post_id=post_id)


def _mailed(owner: Owner, now: datetime) -> UrgentMail:
    did = {"decided_at": now, "decided_by": owner.member.id}
    became = {"is_kept": True, "is_told": True, "arrived_at": now}
    return UrgentMail(**became, **did, member_id=owner.member.id)


def _held(owner: Owner, thread_id: int, now: datetime) -> HeldPost:
    """What waited for a moderator, and was decided by the same one: who may be an expert and a
    moderator after each other."""
    return HeldPost(
        member_id=owner.member.id,
        thread_id=thread_id,
        act="reply",
        content=dumps({"body": owner.show("vastgehouden")}),
        reason="own_practice",
        held_at=now,
        decided_at=now,
        decided_by=owner.member.id,
        decision="refused",
        answer=owner.show("weigerreden"),
    )


def _decided(owner: Owner, other: Owner, now: datetime) -> None:
    """What moderators decided about the owner, who objected, and who decided about that as one."""
    about = Measure(
        kind="warn",
        member_id=owner.member.id,
        moderator_id=owner.member.id,
        facts=owner.show("uitleg"),
        taken_at=now,
        standing="{}",
        reversed_by=owner.member.id,
        reversed_at=now,
    )
    keep(about)
    said = {"text": owner.show("bezwaar"), "answer": owner.show("antwoord-op-bezwaar")}
    keep(
        Appeal(measure_id=about.id, made_at=now, decided_at=now, decided_by=owner.member.id, **said)
    )


def _verified(owner: Owner, other: Owner, now: datetime) -> None:
    said = {
        name: owner.show(name)
        for name in (
            "specialism", "register_name", "big_number", "quality_register", "practice",
            "practice_phone", "practice_site", "interests", "reason",
        )
    }  # fmt: skip
    asked = Verification(
        **said,
        member_id=owner.member.id,
        state="revoked",
        profession=owner.show("beroep"),
        applied_at=now,
        confirmed_by=other.member.id,
    )
    keep(asked)
    keep(
        RegisterCheck(
            verification_id=asked.id,
            checked_by=owner.member.id,
            checked_at=now,
            adapter="manual",
            finding="found",
            name_matches=True,
            identity="call_back",
            is_good=True,
            note=owner.show("nagegaan"),
        )
    )


def _noted(owner: Owner, other: Owner, now: datetime) -> None:
    """By a moderator about the owner, and by the owner about another."""
    me, them = owner.member.id, other.member.id
    about = {"body": owner.show("notitie"), "written_at": now}
    theirs = {"body": other.show("notitie"), "written_at": now}
    keep(
        MemberNote(member_id=me, writer_id=them, **about),
        MemberNote(member_id=them, writer_id=me, **theirs),
    )
