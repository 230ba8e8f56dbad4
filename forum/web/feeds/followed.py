"""What one member follows, by an address that only they know: it is a secret as a password is."""

from functools import partial
from typing import Any

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.feed_schemas import FeedKeyInput
from forum.accounts.policy import MOST_FEED_KEYS
from forum.accounts.queries import own_feed_keys
from forum.accounts.service import feed_keys
from forum.accounts.viewer import Viewer
from forum.accounts.viewers import find_viewer_by_feed_key
from forum.core.db import attempt, transaction
from forum.core.i18n import _
from forum.marks.lists import Show, list_threads
from forum.proofs.queries import has_app
from forum.proofs.service.again import holding, prove_fully
from forum.threads.recent import last_posts_in
from forum.web.again import again
from forum.web.canonical import KINDS, absolute
from forum.web.feeds.shapes import MOST, Feed, send
from forum.web.feeds.threads import entry_of
from forum.web.forms import Form
from forum.web.page import tell, viewer
from forum.web.sessions import origin

bp = Blueprint("own_feeds", __name__)

GONE = _("Deze feed bestaat niet, of werkt niet meer.")


@bp.get("/feeds/mine/<token>.<feed:shape>")
def show(token: str, shape: str) -> Response:
    """The same to an address that was made up, was revoked, or is of who is not there now."""
    reader = find_viewer_by_feed_key(token)
    if reader is None:
        return Response(f"{GONE}\n", status=404, content_type="text/plain; charset=utf-8")
    answer = send(partial(_followed, reader, token), shape)
    if feed_keys.is_worth_noting(reader):
        attempt(partial(feed_keys.note_fetch, reader))
    return answer


@bp.get("/settings/feeds")
def keys() -> str:
    return _page(Form())


@bp.post("/settings/feeds")
def make() -> ResponseReturnValue:
    return again(FeedKeyInput, _page, _make)


@bp.post("/settings/feeds/<id:key_id>/revoke")
def revoke(key_id: int) -> ResponseReturnValue:
    with transaction():
        feed_keys.revoke_feed_key(viewer(), key_id)
    tell(_("De feed is ingetrokken. Het adres werkt niet meer."))
    return redirect(url_for("own_feeds.keys"), 303)


def addresses(secret: str) -> dict[str, str]:
    return {shape: absolute("own_feeds.show", token=secret, shape=shape) for shape in KINDS}


def _make(asked: dict[str, Any]) -> ResponseReturnValue:
    name = asked.pop("name")
    with holding(prove_fully(viewer(), **asked, origin=origin())):
        secret, _key = feed_keys.make_feed_key(viewer(), name=name)
    return _page(Form(), fresh=addresses(secret)), 201


def _page(form: Form, *, fresh: dict[str, str] | None = None) -> str:
    made = own_feed_keys(viewer())
    may_more = len(made) < MOST_FEED_KEYS
    facts = {"keys": made, "fresh": fresh, "may_more": may_more, "most": MOST_FEED_KEYS}
    return render_template("settings/feeds.html", form=form, asks_code=has_app(viewer()), **facts)


def _followed(reader: Viewer, token: str) -> Feed:
    """Whose it is stands nowhere in it: whoever finds it must not learn that from it."""
    threads = list_threads(reader, show=Show.FOLLOWED, limit=MOST).items
    by_id = {thread.id: thread for thread in threads}
    posts = last_posts_in(reader, threads, limit=MOST)
    return Feed(
        _("Ruggespraak: gevolgde gesprekken"),
        _("Wat er het laatst is geschreven in de gesprekken die je volgt."),
        page=absolute("lists.show", show=Show.FOLLOWED),
        place="own_feeds.show",
        values={"token": token},
        entries=[entry_of(post, by_id[post.thread_id]) for post in posts],
    )
