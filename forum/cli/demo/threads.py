"""The conversations of the demo, played post by post in the order they happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from forum.accounts.viewers import get_viewer
from forum.cli.demo import questions
from forum.cli.demo.past import Past, clock_at
from forum.cli.demo.pictures import add_picture
from forum.core import outbox
from forum.core.facts import Fact
from forum.core.i18n import _
from forum.core.slugs import slugify
from forum.experts.answers import service as answers
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.polls import service as polls
from forum.polls.views import NewPoll
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED
from forum.posting.service import About
from forum.threads.kinds import Kind, Opening, ReplyKind, Visibility

ANSWER = "expertantwoord"


@dataclass(frozen=True)
class Players:
    """Who writes, and in which threads: ids by the names of the content."""

    people: dict[str, int]
    threads: dict[str, int]
    past: Past


def play(threads: list[dict[str, Any]], people: dict[str, int], past: Past) -> dict[str, int]:
    """Ids of the threads by their names in the content."""
    players = Players(people, {}, past)
    for thread, post in _in_order(threads, past):
        with clock_at(past.moment(post["days_ago"], post["time"])):
            post_id = _write(thread, post, players)
            _vote(post_id, post, players)
        questions.go_on(thread, post, players.threads[thread["id"]], people, past)
        _correct(post_id, post, players)
        _endorse(post_id, post, players)
        if "read_also" in post:
            _link(post_id, post, players)
        if "moderation" in post:
            _remove(post_id, post["moderation"], players)
    for thread in threads:
        _arrange(thread, players)
    return players.threads


def _in_order(
    threads: list[dict[str, Any]], past: Past
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    posts = [(thread, post) for thread in threads for post in thread["posts"]]
    yield from sorted(posts, key=lambda both: past.moment(both[1]["days_ago"], both[1]["time"]))


def _write(thread: dict[str, Any], post: dict[str, Any], players: Players) -> int:
    writer = get_viewer(players.people[post["author"]])
    body, asked = post.get("edited", {}).get("from", post["body"]), post.get("poll")
    poll = NewPoll(asked["question"], asked["options"]) if asked else None
    if "picture" in post:
        body += f"\n\n{add_picture(writer, post['picture'])}"
    if thread["id"] in players.threads:
        there = players.threads[thread["id"]]
        more: dict[str, Any] = {"poll": poll, "acknowledged": SETTLED, **_kind(post)}
        return posting.reply(writer, there, body=body, **more).id
    opening = Opening(
        category=thread["category"],
        kind=Kind(thread["kind"]),
        visibility=Visibility(thread["visibility"]),
        title=thread["title"],
        body=body,
        tags=[slugify(name) for name in thread.get("tags", [])],
    )
    first = posting.start_thread(writer, opening, poll=poll, acknowledged=SETTLED)
    players.threads[thread["id"]] = first.thread_id
    return first.id


def _kind(post: dict[str, Any]) -> About:
    if post.get("type") == ANSWER:
        return {"kind": ReplyKind.EXPERT, "general_information": True}
    return {"kind": ReplyKind(post.get("reply_kind", ReplyKind.EXPERIENCE))}


def _endorse(post_id: int, post: dict[str, Any], players: Players) -> None:
    """A day later, by other experts."""
    for name in post.get("endorsed_by", ()):
        with clock_at(players.past.moment(post["days_ago"] - 1, post["time"])):
            answers.endorse(get_viewer(players.people[name]), post_id)


def _vote(post_id: int, post: dict[str, Any], players: Players) -> None:
    for name, chosen in post.get("poll", {}).get("votes", {}).items():
        polls.vote(get_viewer(players.people[name]), post_id, chosen)


def _correct(post_id: int, post: dict[str, Any], players: Players) -> None:
    """What its writer changed a little later."""
    if edited := post.get("edited"):
        writer = get_viewer(players.people[post["author"]])
        with clock_at(players.past.moment(post["days_ago"], edited["time"])):
            words = {"body": post["body"], "reason": edited["reason"]}
            posting.edit_post(writer, post_id, acknowledged=SETTLED, **words)


def _link(post_id: int, post: dict[str, Any], players: Players) -> None:
    """What a moderator put under it a little later."""
    wanted, moderator = post["read_also"], get_viewer(players.people["mod_Ingrid"])
    fact = Fact(wanted["slug"], wanted["claim"])
    with clock_at(players.past.moment(post["days_ago"], "22:00")):
        moderation.link_claim(moderator, post_id, fact, note=wanted["note"])


def _remove(post_id: int, decision: dict[str, Any], players: Players) -> None:
    moderator = get_viewer(players.people[decision["by"]])
    with clock_at(players.past.moment(decision["days_ago"], "21:00")):
        taken = moderation.act_on_post(
            moderator,
            Act.REMOVE,
            post_id,
            reason=decision["reason_code"],
            note=decision["original_summary"],
        )
    outbox.forget_about("measure_id", [taken.id])


def _arrange(thread: dict[str, Any], players: Players) -> None:
    acts = (("pinned_thread", Act.PIN), ("locked", Act.LOCK))
    moderator = get_viewer(players.people["mod_Ingrid"])
    started = players.past.moment(thread["created_days_ago"], "23:00")
    for fact, act in acts:
        if thread.get(fact):
            with clock_at(started):
                why, place = str(_("Voor alle leden")), players.threads[thread["id"]]
                taken = moderation.act_on_thread(moderator, act, place, reason=why)
            outbox.forget_about("measure_id", [taken.id])
