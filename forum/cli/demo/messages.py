"""What people of the demo write to each other alone."""

from collections.abc import Sequence
from typing import Any

from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import Past, clock_at
from forum.messages import service
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED


def play(talks: Sequence[dict[str, Any]], people: dict[str, int], past: Past) -> None:
    for talk in talks:
        _talk(talk, people, past)


def _talk(talk: dict[str, Any], people: dict[str, int], past: Past) -> None:
    """Each message as one more act; `read` says whether the others saw it since."""
    place: int | None = None
    for number, said in enumerate(talk["messages"], start=1):
        writer = get_viewer(people[said["author"]])
        others = [name for name in talk["with"] if name != said["author"]]
        with clock_at(past.moment(said["days_ago"], said["time"])):
            if place is None:
                first = posting.begin_conversation(
                    writer, to=others, body=said["body"], acknowledged=SETTLED
                )
                place = first.conversation_id
            else:
                posting.send_message(writer, place, body=said["body"], acknowledged=SETTLED)
        for name in others if said["read"] else ():
            service.mark_read(get_viewer(people[name]), place, number)
