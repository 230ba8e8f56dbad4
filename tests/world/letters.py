"""What people of the world write to each other alone, and what of it moderators were shown."""

from datetime import timedelta

from forum.accounts.models import Member
from forum.core import clock
from forum.core.db import db
from forum.messages import service
from forum.messages.models import Conversation, Message, Participant
from forum.messages.service.sending import rendered
from tests import make
from tests.world import PEOPLE, STAFF, Secret
from tests.world.parts import Letters

PAIR = ("member", "other_member")
FIRST_STRANGER = 7_330_001


def write_letters(members: dict[str, Member], secrets: list[Secret]) -> Letters:
    for member in members.values():  # long enough ago to write to others
        member.joined_at = clock.now() - timedelta(days=30)
    db.session.flush()
    ada, bea = (members[role] for role in PAIR)
    sent = _begin(ada, bea, "Fluistertekst")
    got = service.send(make.viewer(bea), sent.conversation_id, body="Meldtekst")
    gone = service.send(make.viewer(bea), sent.conversation_id, body="Spijttekst")
    service.delete_message(make.viewer(bea), gone.conversation_id, gone.id)
    secrets += [Secret("Fluistertekst", PAIR), Secret("Spijttekst")]
    # Moderators are shown these two once they open the report.
    secrets += [Secret("Meldtekst", (*PAIR, *STAFF)), Secret("Meldnotitie", ("member", *STAFF))]
    circle, mine = _circle(members)
    secrets.append(Secret("Kringtekst", PEOPLE))
    return Letters(
        talk=sent.conversation_id,
        sent=sent.id,
        got=got.id,
        report=_report(ada, got),
        handled=_handled(members, secrets),
        circle=circle,
        mine=mine,
    )


def _begin(who: Member, other: Member, body: str) -> Message:
    return service.begin(make.viewer(who), to=[other.username], body=body)


def _report(who: Member, message: Message) -> int:
    place = message.conversation_id, message.id
    return service.report(make.viewer(who), *place, reason="lastigvallen", note="Meldnotitie")


def _handled(members: dict[str, Member], secrets: list[Secret]) -> int:
    """Of somebody who is none of the roles, about the expert."""
    stranger = make.member(
        id=FIRST_STRANGER, username="lid-ongevraagd", email="lid-ongevraagd@post.example"
    )
    number = _report(stranger, _begin(members["expert"], stranger, "Afgehandeltekst"))
    service.close_report(make.viewer(members["moderator"]), number)
    secrets.append(Secret("Afgehandeltekst", ("expert", *STAFF)))
    return number


def _circle(members: dict[str, Member]) -> tuple[int, dict[str, int]]:
    """Begun when each of them could still write; a line of each."""
    now = clock.now()
    circle = Conversation(started_at=now, last_message_at=now, last_number=len(members))
    db.session.add(circle)
    db.session.flush()
    mine: dict[str, int] = {}
    for number, (role, member) in enumerate(members.items(), start=1):
        line = Message(
            conversation_id=circle.id,
            member_id=member.id,
            number=number,
            **rendered(f"Kringtekst van {role}"),
            sent_at=now,
        )
        db.session.add_all([line, Participant(conversation_id=circle.id, member_id=member.id)])
        db.session.flush()
        mine[role] = line.id
    return circle.id, mine
