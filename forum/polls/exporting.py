"""What one member asked and chose, for the member.

Of the polls of others only the numbers: their questions are the words of others. How often
something was chosen is not told, or a copy would show it before one chose.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from forum.core.i18n import _
from forum.core.sections import Section, in_batches
from forum.polls.models import Poll, PollOption, Vote
from forum.threads.models import Post, Voice

POLL = {
    "post_id": _("Bij bericht nummer"),
    "question": _("Vraag"),
    "most": _("Hoeveel antwoorden je mag kiezen"),
    "closes_at": _("Sluit vanzelf"),
    "closed_at": _("Gesloten"),
}
OPTION = {
    "post_id": _("Bij bericht nummer"),
    "number": _("Plek"),
    "text": _("Antwoord"),
}
VOTE = {
    "post_id": _("Bij bericht nummer"),
    "number": _("Plek van het antwoord dat je koos"),
}


def export(member_id: int) -> Sequence[Section]:
    columns = [getattr(Poll, name) for name in POLL]
    polls = _asked_by(member_id, select(*columns))
    options = select(Poll.post_id, PollOption.number, PollOption.text)
    options = options.join(PollOption, PollOption.poll_id == Poll.id)
    return [
        Section("polls", _("Je peilingen"), POLL, in_batches(polls, Poll.id)),
        Section(
            "poll_options",
            _("De antwoorden in je peilingen"),
            OPTION,
            in_batches(_asked_by(member_id, options), PollOption.id),
        ),
        _votes(member_id),
    ]


def _asked_by(member_id: int, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        query.join(Post, Post.id == Poll.post_id)
        .join(Voice, Voice.id == Post.voice_id)
        .where(Voice.member_id == member_id)
    )


def _votes(member_id: int) -> Section:
    query = (
        select(Poll.post_id, PollOption.number)
        .select_from(Vote)
        .join(PollOption, PollOption.id == Vote.option_id)
        .join(Poll, Poll.id == Vote.poll_id)
        .where(Vote.member_id == member_id)
    )
    rows = in_batches(query, Vote.poll_id, Vote.option_id)
    return Section("votes", _("Wat je koos in peilingen"), VOTE, rows)
