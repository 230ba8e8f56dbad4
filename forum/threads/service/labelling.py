"""Which labels a thread carries."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from forum.accounts.viewer import Viewer
from forum.core import changes, clock
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.labels.models import Label
from forum.threads.models import Thread, ThreadLabel
from forum.threads.policy import may_label
from forum.threads.queries import get_thread
from forum.threads.views import ThreadView


def set_labels(viewer: Viewer, thread_id: int, slugs: Sequence[str]) -> ThreadView:
    """These and no others. The thread as it was before. Raises Invalid for an unknown one."""
    thread = get_thread(viewer, thread_id)
    require(may_label(viewer, thread, clock.now()))
    # Held, so that of two choices at once one stands and not a bit of both.
    db.session.execute(select(Thread.id).where(Thread.id == thread_id).with_for_update())
    lose_labels(thread_id)
    put_on(thread_id, slugs)
    changes.note("threads", thread_id)
    return thread


def put_on(thread_id: int, slugs: Sequence[str]) -> None:
    """On a thread that carries none. Raises Invalid for a label that does not exist."""
    if not slugs:
        return
    query = select(Label.id, Label.slug).where(Label.slug.in_(slugs))
    found = {row.slug: row.id for row in db.session.execute(query)}
    if missing := [slug for slug in slugs if slug not in found]:
        raise _unknown(missing[0])
    try:
        with db.session.begin_nested():
            db.session.add_all(
                ThreadLabel(thread_id=thread_id, label_id=label_id) for label_id in found.values()
            )
    except IntegrityError as error:  # removed in this very moment
        raise _unknown(slugs[0]) from error


def lose_labels(thread_id: int) -> None:
    db.session.execute(delete(ThreadLabel).where(ThreadLabel.thread_id == thread_id))


def take_off(label_id: int) -> None:
    """Of every thread that carries it. In the index of search its number stays behind: nobody can
    ask for it any more, and there may be more threads than one transaction can go through."""
    db.session.execute(delete(ThreadLabel).where(ThreadLabel.label_id == label_id))


def _unknown(slug: str) -> Invalid:
    told = _("Het label %(slug)s bestaat niet.", slug=slug)
    return Invalid(told, code="unknown_label", errors={"tags": [told]})
