"""Keeping pictures and taking them away.

Files cannot be undone with a transaction: they are there before their row is, and when the row does
not come about they go again. What is left after a power cut is swept by the day.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import select

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db, let_go, transaction
from forum.core.errors import Conflict, NotFound, TooMany, Unavailable
from forum.core.files import Store
from forum.core.i18n import _, number
from forum.core.ids import new_token
from forum.core.permission import require
from forum.core.throttles import Limit, take
from forum.uploads import removal
from forum.uploads.models import Upload
from forum.uploads.pixels import SIZES, Pixels, picture_of
from forum.uploads.policy import MOST_KEPT, may_remove, may_upload
from forum.uploads.queries import count_of

AN_HOUR = Limit("uploads", most=60, within=timedelta(hours=1))


@dataclass
class Stored:
    """A picture of which the files are there and the row is not, or not yet."""

    key: str
    pixels: Pixels
    fingerprint: str  # of what was sent
    is_kept: bool = False


@contextmanager
def stored(viewer: Viewer, store: Store, content: bytes) -> Iterator[Stored]:
    """As `made` does, for who may send a picture now. Every try counts.

    For outside a transaction: making it takes long. Raises what `made` raises, and TooMany.
    """
    require(may_upload(viewer, clock.now()))
    _count(viewer)
    let_go()
    with made(store, content) as new:
        yield new


@contextmanager
def made(store: Store, content: bytes) -> Iterator[Stored]:
    """A picture made of these bytes; unless it is kept by `add` meanwhile, nothing of it stays.

    Raises Invalid for what is no picture, and Unavailable.
    """
    new = Stored(new_token(), picture_of(content), sha256(content).hexdigest())
    stays = False
    try:
        for size, file in new.pixels.files.items():
            store.put(file_name(new.key, size), file)
        yield new
        stays = new.is_kept
    finally:
        if not stays:
            with suppress(Unavailable):  # then they are swept later
                remove_files(store, new.key)


def _count(viewer: Viewer) -> None:
    try:
        with transaction():
            take(AN_HOUR, str(viewer.member_id))
    except TooMany as full:
        often = _("Je hebt dit uur al veel afbeeldingen gestuurd. Probeer het later nog eens.")
        raise TooMany(often, retry_after=timedelta(seconds=full.retry_after)) from full


def add(viewer: Viewer, new: Stored, *, alt: str) -> Upload:
    """The picture as the viewer's own. Raises Conflict for who has too many already."""
    require(may_upload(viewer, clock.now()))
    # Held, so that two at once are both counted, and nothing comes after its member has gone.
    get_held(viewer.member_id)
    if count_of(viewer.member_id) >= MOST_KEPT:
        most = number(MOST_KEPT)
        full = _("Je hebt al %(most)s afbeeldingen. Verwijder er eerst een paar.", most=most)
        raise Conflict(full, code="too_many_uploads")
    upload = Upload(
        key=new.key,
        member_id=viewer.member_id,
        alt=alt,
        width=new.pixels.width,
        height=new.pixels.height,
        size=new.pixels.size,
        uploaded_at=clock.now(),
    )
    db.session.add(upload)
    db.session.flush()
    new.is_kept = True
    return upload


def hold(viewer: Viewer, upload_id: int) -> None:
    """Nobody shows it anew until the transaction ends. Raises NotFound for what is not one's
    own."""
    require(may_remove(viewer))
    mine = select(Upload.id).where(Upload.id == upload_id, Upload.member_id == viewer.id)
    if db.session.scalar(mine.with_for_update()) is None:
        raise NotFound(_("Deze afbeelding bestaat niet."))


def remove(upload_id: int) -> None:
    """For who holds it, and found that nothing points at it any more."""
    removal.let_go(Upload.id == upload_id)


def file_name(key: str, size: str) -> str:
    return f"{key}-{size}"


def remove_files(store: Store, key: str) -> None:
    """All sizes. Safe to do twice."""
    for size in SIZES:
        store.remove(file_name(key, size))
