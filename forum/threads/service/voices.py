"""The names people write under, one in each thread."""

from sqlalchemy import select

from forum.accounts.models import Member
from forum.accounts.names import username_key
from forum.accounts.pseudonyms import drawn
from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.threads.models import Voice

AT_A_TIME = 40


def voice_to_write_with(viewer: Viewer, thread_id: int, *, pseudonym: bool) -> Voice:
    """The voice one has in the thread: the first post decided. Or a new one.

    To be called while holding the thread, so that two first posts at once get one voice.
    Raises Conflict for a pseudonym where one is already known by one's own name.
    """
    mine = Voice.thread_id == thread_id, Voice.member_id == viewer.id
    voice = db.session.scalar(select(Voice).where(*mine))
    if voice is None:
        return add_voice(viewer, thread_id, pseudonym=pseudonym)
    if pseudonym and not voice.is_pseudonym:
        raise Conflict(
            _(
                "In dit gesprek schrijf je al onder je eigen naam, dus een schuilnaam zou je hier "
                "niet verbergen. Je tekst staat er nog: plaats hem onder je eigen naam, of begin "
                "een nieuw gesprek onder een schuilnaam."
            ),
            code="open_voice",
        )
    return voice


def add_voice(
    viewer: Viewer, thread_id: int, *, starts: bool = False, pseudonym: bool = False
) -> Voice:
    voice = Voice(
        thread_id=thread_id,
        member_id=viewer.id,
        shown_name=_free_name(thread_id) if pseudonym else viewer.name,
        is_pseudonym=pseudonym,
        starts_thread_id=thread_id if starts else None,
    )
    db.session.add(voice)
    db.session.flush()
    return voice


def _free_name(thread_id: int) -> str:
    """An invented name that nobody has in this thread, nor any member as their own."""
    for names in drawn(AT_A_TIME):
        in_thread = Voice.thread_id == thread_id, Voice.shown_name.in_(names)
        used = set(db.session.scalars(select(Voice.shown_name).where(*in_thread)))
        keys = {username_key(name): name for name in names}
        of_members = select(Member.username_key).where(Member.username_key.in_(keys))
        used |= {keys[key] for key in db.session.scalars(of_members)}
        if free := [name for name in names if name not in used]:
            return free[0]
    raise Conflict(_("Alle schuilnamen zijn in dit gesprek al in gebruik."), code="no_names_left")
