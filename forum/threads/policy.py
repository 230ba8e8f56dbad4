"""Who may do what with threads. Pure: no database, no request."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, not_, or_, true

from forum.accounts.policy import may_change_account, may_moderate, may_moderate_one, may_write
from forum.accounts.viewer import STAFF, Viewer
from forum.categories.circles import BY_ROLE, Circle, closed_to
from forum.categories.policy import ids_read_by, may_write_in
from forum.core import clock
from forum.core.i18n import _
from forum.core.permission import Verdict, no
from forum.threads.hiding import has_voice_in, is_started_by_hidden
from forum.threads.kinds import Kind, Visibility
from forum.threads.models import Post, Thread
from forum.threads.views import PostView, ThreadView


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which threads exist for the viewer. Every read of member content applies this; what is
    asked for by its own address applies `reachable_by`."""
    return and_(open_to(viewer), not_(is_started_by_hidden(viewer)))


def reachable_by(viewer: Viewer) -> ColumnElement[bool]:
    """Which threads open for the viewer by their own address: what is visible, and where they
    wrote also what somebody started whom a block keeps from them.

    Or a block would take their own words out of their hands, and a pseudonym that falls silent
    with it would be known. What the starter wrote is withheld there post by post.
    """
    shown = or_(not_(is_started_by_hidden(viewer)), has_voice_in(viewer.id))
    return and_(open_to(viewer), shown)


def open_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which threads exist for the likes of the viewer, before asking who blocks whom."""
    here = Thread.deleted_at.is_(None), Thread.paused_at.is_(None)
    return and_(*here, _in_open_room(viewer), _in_circle(viewer))


def _in_open_room(viewer: Viewer) -> ColumnElement[bool]:
    """What stands in the rooms of experts and of the team ends with the role: also where one
    wrote oneself."""
    closed = closed_to(viewer, BY_ROLE)
    return Thread.category_id.not_in(ids_read_by(closed)) if closed else true()


def _in_circle(viewer: Viewer) -> ColumnElement[bool]:
    """What members keep among themselves is for who confirmed an address, and where one wrote
    one's own words stand."""
    if viewer.reads_with_members:
        return true()
    of_members = ids_read_by((Circle.MEMBERS,))
    public = and_(Thread.visibility == Visibility.PUBLIC, Thread.category_id.not_in(of_members))
    if not viewer.is_member:
        return public
    return or_(public, has_voice_in(viewer.id))


def text_readable() -> ColumnElement[bool]:
    """Of which posts the text still stands. To one reader also `hiding.withheld_from` applies."""
    return and_(Post.deleted_at.is_(None), Post.removed_at.is_(None))


def may_start(viewer: Viewer, kind: Kind, at: datetime) -> Verdict:
    if viewer.is_member and kind == Kind.ANNOUNCEMENT and not _may_be_staff(viewer):
        return no("staff_only", _("Alleen moderators plaatsen mededelingen."))
    return may_write(viewer, at)


def may_reply(
    viewer: Viewer, thread: ThreadView, at: datetime, *, pseudonym: bool = False
) -> Verdict:
    past_locks = _writes_past_locks(viewer, thread, pseudonym)
    if viewer.is_member and thread.is_locked and not past_locks:
        return no("locked", _("Dit gesprek is gesloten."))
    own = thread.own_voice
    secretly = pseudonym or bool(own and own.is_pseudonym)
    standing = may_write(viewer, at)
    return standing and may_write_in(viewer, thread.writers, pseudonym=secretly)


def still_takes_replies(
    viewer: Viewer, thread: ThreadView, *, pseudonym: bool = False
) -> ColumnElement[bool]:
    """What `may_reply` asks of the thread, for the moment of writing."""
    past_locks = _writes_past_locks(viewer, thread, pseudonym)
    is_open = true() if past_locks else is_unlocked()
    return and_(Thread.deleted_at.is_(None), Thread.paused_at.is_(None), is_open)


def is_unlocked() -> ColumnElement[bool]:
    """A lock may lie ahead: until then it is none."""
    return or_(Thread.locked_at.is_(None), Thread.locked_at > clock.now())


def _writes_past_locks(viewer: Viewer, thread: ThreadView, pseudonym: bool) -> bool:
    """Moderators do, as themselves: a pseudonym that can would be known for one."""
    own = thread.own_voice
    return _may_be_staff(viewer) and not pseudonym and not (own and own.is_pseudonym)


def _may_be_staff(viewer: Viewer) -> bool:
    """Or would be with a second factor: `may_write` then names that, not the role."""
    return viewer.is_staff or (viewer.lacks_second_factor and viewer.role in STAFF)


def may_narrow(viewer: Viewer, thread: ThreadView) -> Verdict:
    """Showing one's thread to fewer people. Like taking back, it must not depend on standing."""
    if viewer.is_member and not thread.mine:
        return no("not_yours", _("Alleen wie het gesprek begon, kan dit veranderen."))
    return may_change_account(viewer)


def may_label(viewer: Viewer, thread: ThreadView, at: datetime) -> Verdict:
    """Choosing labels for a thread: who started it, and moderators."""
    if viewer.is_staff:
        return may_moderate(viewer)
    if viewer.is_member and not thread.mine:
        return no("not_yours", _("Alleen wie het gesprek begon, kan de labels kiezen."))
    return may_reply(viewer, thread, at)


def may_block(viewer: Viewer, post: PostView) -> Verdict:
    """Whoever wrote it, or that voice. Keeping somebody away must not depend on standing."""
    if viewer.is_member and post.mine:
        return no("yourself", _("Je kunt jezelf niet blokkeren."))
    if post.is_deleted or post.withheld:
        return no("gone", _("Dit bericht is verwijderd."))
    return may_change_account(viewer)


def may_edit(viewer: Viewer, post: PostView, thread: ThreadView, at: datetime) -> Verdict:
    """One's own, at any time: what changed stays marked. The answer of an expert as one only."""
    if viewer.is_member and not post.mine:
        return no("not_yours", _("Alleen de schrijver kan dit bericht bewerken."))
    if post.is_deleted:
        return no("gone", _("Dit bericht is verwijderd."))
    verdict = may_reply(viewer, thread, at)
    if verdict and post.is_expert and not viewer.is_expert:
        return no("experts_only", _("Nu je geen expert bent, kun je dit alleen verwijderen."))
    return verdict


def may_delete(viewer: Viewer, post: PostView) -> Verdict:
    """Taking back one's words must not depend on a lock or on standing."""
    if viewer.is_member and not post.mine:
        return no("not_yours", _("Alleen de schrijver kan dit bericht verwijderen."))
    if post.is_deleted:
        return no("gone", _("Dit bericht is verwijderd."))
    return may_change_account(viewer)


def may_empty_revision(viewer: Viewer, post: PostView) -> Verdict:
    """Taking one's words out of the history of a post. As little depends on it as deleting."""
    if viewer.is_member and not post.mine:
        return no("not_yours", _("Alleen de schrijver kan oude versies leegmaken."))
    return may_change_account(viewer)


def may_choose_answer(viewer: Viewer, thread: ThreadView, at: datetime) -> Verdict:
    """Who asked says what helped, also in a thread that was locked since: nothing is written."""
    if viewer.is_member and thread.kind != Kind.QUESTION:
        return no("no_question", _("Alleen bij een vraag kies je wat hielp."))
    if viewer.is_member and not thread.mine:
        return no("not_yours", _("Alleen wie de vraag stelde, kiest wat hielp."))
    return may_write(viewer, at)


def may_accept(viewer: Viewer, post: PostView, thread: ThreadView, at: datetime) -> Verdict:
    if not (verdict := may_choose_answer(viewer, thread, at)):
        return verdict
    if post.mine or post.number == 1:
        return no("own_post", _("Je eigen bericht kun je niet kiezen als wat jou hielp."))
    if post.is_deleted or post.withheld:
        return no("gone", _("Dit bericht is verwijderd."))
    return verdict


def goes_as_a_whole(post: PostView, thread: ThreadView) -> bool:
    """A first post without replies takes its thread along."""
    return post.number == 1 and thread.reply_count == 0


def may_unmask(viewer: Viewer, post: PostView) -> Verdict:
    """Of what still stands, or what a moderator removed; not of what was taken back."""
    if viewer.is_staff and (post.is_deleted and not post.removed_reason or post.withheld):
        return no("gone", _("Dit bericht is verwijderd."))
    if viewer.is_staff and not post.author.is_pseudonym:
        return no("not_pseudonym", _("Dit bericht staat niet onder een schuilnaam."))
    return may_judge(viewer, post)


def may_judge(viewer: Viewer, post: PostView) -> Verdict:
    """Nobody judges in their own matter: one's own is deleted instead. Nor upward, openly."""
    if viewer.is_staff and post.mine:
        return no("own_post", _("Over je eigen bericht oordeelt een andere moderator."))
    return may_moderate_one(viewer, post.author.role)
