"""The acts that store what members write. Doors call these, never the rooms' own.

Each first holds the text against the alarm signs: what is found and not yet acknowledged comes
back as a Conflict that both doors can show, with nothing stored.
"""

from collections.abc import Collection, Sequence

from forum import alarms
from forum.accounts.viewer import Viewer
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.messages import service as messages
from forum.messages.models import Message
from forum.threads import service as threads
from forum.threads.kinds import Opening
from forum.threads.models import Post
from forum.threads.views import PostView

RuleIds = Collection[str]
RED_FLAGS = "red_flags"


def start_thread(viewer: Viewer, opening: Opening, *, acknowledged: RuleIds = ()) -> Post:
    """A new thread, answered by its first post."""
    _warn(f"{opening.title}\n{opening.body}", acknowledged)
    return threads.start_thread(viewer, opening)


def reply(
    viewer: Viewer,
    thread_id: int,
    *,
    body: str,
    pseudonym: bool = False,
    acknowledged: RuleIds = (),
) -> Post:
    _warn(body, acknowledged)
    return threads.reply(viewer, thread_id, body=body, pseudonym=pseudonym)


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
    return threads.edit_post(viewer, post_id, body=body, title=title, version=version)


def begin_conversation(
    viewer: Viewer, *, to: Sequence[str], body: str, acknowledged: RuleIds = ()
) -> Message:
    """A private message to these members. What is looked at here is kept by nobody."""
    _warn(body, acknowledged)
    return messages.begin(viewer, to=to, body=body)


def send_message(
    viewer: Viewer, conversation_id: int, *, body: str, acknowledged: RuleIds = ()
) -> Message:
    _warn(body, acknowledged)
    return messages.send(viewer, conversation_id, body=body)


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
