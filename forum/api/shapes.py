"""What rooms show, with the addresses that only a door knows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from forum.accounts.badge import Author
from forum.api.door import address
from forum.factsheets.references.views import StatusView
from forum.factsheets.views import PinnedSheet, ReferenceView, SheetView
from forum.marks.on_posts import NONE, ByPost, OwnMarks
from forum.polls.views import PollView
from forum.search.suggesting import SuggestedSheet
from forum.threads.views import PostView, RevisionView, ThreadView


def author(who: Author) -> dict[str, Any]:
    profile = address("members.show", username=who.name) if who.has_profile else None
    return {"name": who.name, "url": profile, "role": who.role, "badge": who.badge}


def thread(found: ThreadView, pinned: Sequence[PinnedSheet] | None = None) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": found.id,
        "title": found.title,
        "slug": found.slug,
        "kind": found.kind,
        "category": {"slug": found.category_slug, "name": found.category_name},
        "tags": found.tags,
        "author": author(found.author),
        "visibility": found.visibility,
        "is_locked": found.is_locked,
        "is_pinned": found.is_pinned,
        "reply_count": found.reply_count,
        "created_at": found.created_at,
        "last_post_at": found.last_post_at,
        "is_answered": found.is_answered,
        "accepted_post_id": found.accepted_id,
        "accepted_number": found.accepted_number,
        "slow_minutes": found.pace and found.pace.minutes,
        "slow_until": found.pace and found.pace.until,
        "url": address("threads.show", thread_id=found.id, slug=found.slug),
    }
    if pinned is not None:
        shown["pinned_fact_sheets"] = pinned
    return shown


def post(
    found: PostView, own: ByPost | None = None, under: PollView | None = None
) -> dict[str, Any]:
    """With what the one who asks left there, unless that is nobody, and the poll under it."""
    place = {"id": found.id, "number": found.number, "thread_id": found.thread_id}
    if found.withheld:
        return place | {"hidden": True, "body": None}
    if found.is_deleted:
        return place | {"deleted": True, "body": None}
    return place | {
        "author": author(found.author),
        "body": found.body,
        "html": found.html,
        "created_at": found.created_at,
        "edited_at": found.edited_at,
        "edit_reason": found.edit_reason,
        "is_expert": found.is_expert,
        "version": found.version,
        "deleted": False,
        "hidden": False,
        "hidden_reason": found.hidden_reason,
        "amended_reason": found.amended_reason,
        "reactions": found.reactions,
        "url": address("posts.show", post_id=found.id),
        **_own(own, found),
        **({} if under is None else {"poll": poll(under)}),
    }


def _own(own: ByPost | None, found: PostView) -> dict[str, Any]:
    if own is None:
        return {}
    marks: OwnMarks = own.get(found.id, NONE)
    return {"my_reactions": sorted(marks.kinds), "bookmarked": marks.is_kept}


def poll(found: PollView) -> dict[str, Any]:
    return {
        "question": found.question,
        "most": found.most,
        "options": [
            {
                "number": option.number,
                "text": option.text,
                "chosen": option.is_chosen,
                "votes": option.votes,
            }
            for option in found.options
        ],
        "voters": found.voters,
        "is_closed": found.is_closed,
        "closes_at": found.closes_at,
    }


def revision(found: RevisionView) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "version": found.version,
        "written_at": found.written_at,
        "reason": found.reason,
        "body": found.body if found.is_readable else None,
    }
    return shown if found.title is None else shown | {"title": found.title}


def suggested_sheet(found: SuggestedSheet) -> dict[str, Any]:
    shown = {"slug": found.slug, "title": found.title, "summary": found.summary}
    return shown | {"url": address("factsheets.show", slug=found.slug)}


def sheet(found: SheetView, statuses: Mapping[int, StatusView]) -> dict[str, Any]:
    """`statuses` are those of its sources, by number."""
    names = (
        "slug", "title", "summary", "html", "claims", "version", "published_at",
        "review_due", "origin", "source_url", "call_now", "medically_reviewed",
        "status", "source_status",
    )  # fmt: skip
    shown: dict[str, Any] = {name: getattr(found, name) for name in names}
    references = [_reference(source, statuses.get(source.number)) for source in found.references]
    place = {"url": address("factsheets.show", slug=found.slug)}
    return shown | place | {"references": references}


def _reference(source: ReferenceView, status: StatusView | None) -> dict[str, Any]:
    links = {name: getattr(source, name) for name in ("doi_url", "pmid_url", "pmcid_url")}
    known = {"status": status.status, "checked_at": status.checked_at} if status else {}
    return {**asdict(source), **links, **known}
