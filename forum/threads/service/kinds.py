"""What a reply is said to rest on, as far as its thread and its writer decide that."""

from forum.accounts.viewer import Viewer
from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.threads.kinds import ReplyKind
from forum.threads.views import PostView, ThreadView


def check_kind(viewer: Viewer, thread: ThreadView, kind: ReplyKind, *, pseudonym: bool) -> None:
    """Raises Invalid for an answer of who is no expert, or would not say so by name."""
    if kind != ReplyKind.EXPERT:
        return
    if not viewer.is_expert:
        refuse(_("Alleen een geverifieerde expert kan een antwoord van een expert geven."))
    if pseudonym or (thread.own_voice and thread.own_voice.is_pseudonym):
        refuse(_("Een antwoord van een expert geef je onder je eigen naam."))


def check_change(post: PostView, kind: ReplyKind | None) -> None:
    """Raises Invalid: answers of experts stay what they are, and nothing becomes one."""
    if kind in (None, post.kind):
        return
    if post.kind is None:
        refuse(_("Het eerste bericht van een gesprek heeft geen soort reactie."))
    if post.is_expert:
        refuse(_("Een antwoord van een expert blijft dat. Je kunt het wel verwijderen."))
    if kind == ReplyKind.EXPERT:
        refuse(_("Een reactie wordt geen antwoord van een expert. Plaats daarvoor een nieuwe."))


def check_reason(post: PostView, reason: str | None) -> None:
    """Readers of an answer must know why it says something else now. Raises Invalid."""
    if post.is_expert and not reason:
        wrong = _("Zeg bij een antwoord van een expert waarom je het wijzigt.")
        raise Invalid(wrong, errors={"reason": [wrong]})


def refuse(wrong: Text) -> None:
    raise Invalid(wrong, errors={"kind": [wrong]})
