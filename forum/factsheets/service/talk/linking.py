"""Putting a claim under what somebody wrote, to read beside it: no judgement of the writer."""

from sqlalchemy import delete, func, select

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db, insert_or
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.facts import Fact
from forum.core.i18n import _
from forum.core.permission import require
from forum.factsheets.models import ClaimLink
from forum.factsheets.policy import may_curate
from forum.factsheets.queries import find_id, unknown
from forum.factsheets.talk.facts import KnownFact, known_facts
from forum.threads.models import Post
from forum.threads.posts import get_readable_post
from forum.threads.views import PostView

MOST_LINKS = 5  # under one post


def link_claim(
    viewer: Viewer, post_id: int, fact: Fact, *, note: str = ""
) -> tuple[PostView, bool]:
    """The post, and whether anything changed. Linked before, only the note does.

    Raises NotFound for a post that is gone or a sheet that there is not, Invalid for a claim that
    the sheet has not, Conflict for a post that has enough of them.
    """
    require(may_curate(viewer))
    post = get_readable_post(viewer, post_id)
    found = _known(viewer, fact)
    about = {"post_id": post.id, "sheet_id": found.sheet_id, "claim_key": fact.key}
    _check_room(post.id, about)
    made = {"note": note, "moderator_id": viewer.id, "created_at": clock.now()}
    linked = insert_or(ClaimLink).values(**about, **made)
    again = linked.on_conflict_do_update(
        index_elements=[*about], set_={"note": note}, where=ClaimLink.note != note
    )
    changed = db.session.scalar(again.returning(ClaimLink.id))
    return post, changed is not None


def attach(viewer: Viewer, post_id: int, fact: Fact) -> None:
    """Without a line beside it. Raises what `link_claim` does, and Conflict for what is there."""
    if _is_linked(post_id, find_id(viewer, fact.slug), fact.key):
        raise Conflict(_("Deze factsheet staat al bij dit bericht."), code="already")
    link_claim(viewer, post_id, fact)


def hold_links(post_id: int) -> list[list[int]]:
    """The sheets and claims under a post, which nobody changes until the transaction ends."""
    db.session.execute(select(Post.id).where(Post.id == post_id).with_for_update())
    links = select(ClaimLink.id, ClaimLink.sheet_id, ClaimLink.claim_key)
    links = links.where(ClaimLink.post_id == post_id).order_by(ClaimLink.id)
    return [list(row) for row in db.session.execute(links)]


def take_off(post_id: int, links: list[list[int]]) -> bool:
    """Those that `hold_links` named. False where one of them was gone already."""
    ids = [link[0] for link in links]
    gone = delete(ClaimLink).where(ClaimLink.post_id == post_id, ClaimLink.id.in_(ids))
    return len(db.session.scalars(gone.returning(ClaimLink.id)).all()) == len(ids)


def unlink_claim(viewer: Viewer, post_id: int, fact: Fact) -> PostView:
    """Raises NotFound for what was not linked there."""
    require(may_curate(viewer))
    post = get_readable_post(viewer, post_id)
    sheet_id = find_id(viewer, fact.slug)  # withdrawn too: it would come back by itself
    gone = delete(ClaimLink).where(
        ClaimLink.post_id == post.id,
        ClaimLink.sheet_id == sheet_id,
        ClaimLink.claim_key == fact.key,
    )
    if db.session.scalar(gone.returning(ClaimLink.id)) is None:
        raise NotFound(_("Deze factsheet staat niet bij dit bericht."))
    return post


def _known(viewer: Viewer, fact: Fact) -> KnownFact:
    """What stands on its sheet now."""
    whole = Fact(fact.slug, 0)
    known = known_facts(viewer, [fact, whole])
    if whole.place not in known:
        raise unknown()
    found = known.get(fact.place)
    if found is None or found.card.is_gone:
        wrong = _("Deze bewering staat niet op de factsheet.")
        raise Invalid(wrong, errors={"claim": [wrong]})
    return found


def _check_room(post_id: int, about: dict[str, int]) -> None:
    db.session.execute(select(Post.id).where(Post.id == post_id).with_for_update(key_share=True))
    others = select(func.count()).where(ClaimLink.post_id == post_id)
    others = others.where(
        (ClaimLink.sheet_id != about["sheet_id"]) | (ClaimLink.claim_key != about["claim_key"])
    )
    if (db.session.scalar(others) or 0) >= MOST_LINKS:
        raise Conflict(_("Bij een bericht passen hoogstens %(most)s factsheets.", most=MOST_LINKS))


def _is_linked(post_id: int, sheet_id: int | None, key: int) -> bool:
    about = {"post_id": post_id, "sheet_id": sheet_id, "claim_key": key}
    return db.session.scalar(select(ClaimLink.id).filter_by(**about)) is not None
