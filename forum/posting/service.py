"""The acts that store what members write. Doors call these, never the rooms' own.

Each first holds the text against the alarm signs: what is found and not yet acknowledged comes
back as a Conflict that both doors can show, with nothing stored. And what was kept as a draft for
that place is no draft any more.
"""

from collections.abc import Collection

from forum import alarms
from forum.accounts.policy import may_write
from forum.accounts.viewer import Viewer
from forum.core import clock, markdown
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.drafts import keys
from forum.drafts import service as drafts
from forum.threads import service as threads
from forum.threads.kinds import Opening
from forum.threads.models import Post
from forum.threads.views import PostView

RuleIds = Collection[str]
RED_FLAGS = "red_flags"


def start_thread(viewer: Viewer, opening: Opening, *, acknowledged: RuleIds = ()) -> Post:
    """A new thread, answered by its first post."""
    _warn(f"{opening.title}\n{opening.body}", acknowledged)
    post = threads.start_thread(viewer, opening)
    drafts.discard(viewer, keys.NEW)
    return post


def reply(
    viewer: Viewer,
    thread_id: int,
    *,
    body: str,
    pseudonym: bool = False,
    acknowledged: RuleIds = (),
) -> Post:
    _warn(body, acknowledged)
    post = threads.reply(viewer, thread_id, body=body, pseudonym=pseudonym)
    drafts.discard(viewer, keys.of_thread(thread_id))
    return post


def edit_post(
    viewer: Viewer,
    post_id: int,
    *,
    body: str | None = None,
    title: str | None = None,
    version: int | None = None,
    acknowledged: RuleIds = (),
) -> PostView:
    _warn(f"{title or ''}\n{body or ''}", acknowledged)
    post = threads.edit_post(viewer, post_id, body=body, title=title, version=version)
    drafts.discard(viewer, keys.of_edit(post_id))
    return post


def preview(viewer: Viewer, body: str) -> str:
    """The HTML that this text would have as a message. Nothing is kept."""
    require(may_write(viewer, clock.now()))
    return markdown.to_html(body)


def _warn(text: str, acknowledged: RuleIds) -> None:
    signs = [sign for sign in alarms.check(text) if sign.rule not in acknowledged]
    if signs:
        rules, levels = [sign.rule for sign in signs], [sign.level.value for sign in signs]
        told = _(
            "Je bericht noemt klachten waarmee je niet moet wachten. Bel direct je huisarts, en "
            "buiten kantoortijd de huisartsenspoedpost. Wil je het toch plaatsen, druk dan nog "
            "een keer op de knop."
        )
        raise Conflict(told, code=RED_FLAGS, errors={"alarms": rules, "levels": levels})
