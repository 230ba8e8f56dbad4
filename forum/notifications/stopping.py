"""Stopping letters with what such a letter holds, logged in or not."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from forum.accounts.mail_wishes import has_account
from forum.accounts.service.mail_choices import stop_all_mail
from forum.accounts.tokens import Signer
from forum.accounts.viewers import get_viewer
from forum.core.errors import Invalid, NotFound
from forum.core.i18n import _
from forum.marks.levels import Level
from forum.marks.service.following import follow_thread
from forum.notifications.choices import way_of
from forum.notifications.kinds import TELLING, Kind, Way
from forum.notifications.service import choose

STOP = "stop-notifications"


class Reach(StrEnum):
    THREAD = "thread"
    KIND = "kind"
    ALL = "all"


@dataclass(frozen=True)
class Letter:
    """Of what a letter told whom."""

    member_id: int
    kind: Kind
    thread_id: int | None = None

    @property
    def reaches(self) -> Sequence[Reach]:
        """How much can be stopped by it, the least first."""
        return tuple(Reach) if self.thread_id else (Reach.KIND, Reach.ALL)


def token_of(letter: Letter, signer: Signer) -> str:
    return signer.seal(STOP, [letter.member_id, letter.kind.value, letter.thread_id or 0])


def read_token(token: str, signer: Signer) -> Letter:
    """Raises Invalid for what is not ours."""
    facts = signer.open(STOP, token)
    if facts is None:
        raise Invalid(
            _(
                "Deze link werkt niet. Kopieer hem heel uit de mail, of log in en kies bij "
                "‘Instellingen’ welke mail je wilt."
            )
        )
    member_id, kind, thread_id = facts
    return Letter(int(member_id), Kind(kind), int(thread_id) or None)


def stop(letter: Letter, reach: Reach) -> bool:
    """Stopping twice is stopped. False when there is nobody any more whom letters could go to."""
    if not has_account(letter.member_id):
        return False
    viewer = get_viewer(letter.member_id)
    if reach == Reach.ALL:
        stop_all_mail(letter.member_id)
    elif reach == Reach.THREAD and letter.thread_id:
        with suppress(NotFound):  # out of the member's reach, nothing is told of it either
            follow_thread(viewer, letter.thread_id, Level.MUTE)
    elif way_of(letter.member_id, letter.kind) == Way.MAIL:
        choose(viewer, {letter.kind: Way.SITE})
    return True


def can_stop(kind: Kind) -> bool:
    """What has to be told is not stopped by a letter."""
    return Way.SITE in TELLING[kind].ways
