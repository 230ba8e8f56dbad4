"""Making a member's copy of everything, room by room, in many short transactions."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from flask_babel import force_locale

from forum.accounts import exporting as accounts
from forum.core import vault
from forum.core.db import transaction
from forum.core.outbox import Claim, Lost
from forum.core.sections import BATCH, Row, Section
from forum.digests import exporting as digests
from forum.drafts import exporting as drafts
from forum.experts import exporting as experts
from forum.factsheets import exporting as factsheets
from forum.factsheets.talk import exporting as sheet_talk
from forum.jobs import archive
from forum.jobs.pictures import files_of
from forum.leaving import exporting as leaving
from forum.leaving.events import ExportAsked
from forum.leaving.service import exporting
from forum.marks import exporting_posts as marks_on_posts
from forum.marks import following_exporting as following
from forum.messages import exporting as messages
from forum.moderation import exporting as moderation
from forum.moderation.measures import exporting as measures
from forum.moderation.reports import exporting as reports
from forum.moderation.signals import exporting as signals
from forum.moderation.urgent import exporting as urgent
from forum.notifications import exporting as notifications
from forum.polls import exporting as polls
from forum.proofs import exporting as proofs
from forum.push import exporting as push
from forum.quiz import exporting as quiz
from forum.recovery import exporting as recovery
from forum.threads import exporting as threads
from forum.uploads import exporting as uploads

# Every room that keeps something of a member hands it over here, in the order people read it.
ROOMS: tuple[Callable[[int], Sequence[Section]], ...] = (
    accounts.export,
    proofs.export,
    threads.export,
    polls.export,
    marks_on_posts.export,
    following.export,
    notifications.export,
    messages.export,
    drafts.export,
    uploads.export,
    push.export,
    digests.export,
    moderation.export,
    signals.export,
    urgent.export,
    reports.export,
    measures.export,
    experts.export,
    factsheets.export,
    sheet_talk.export,
    quiz.export,
    recovery.export,
    leaving.export,
)
PASSES = 2  # each post is written as JSON and as HTML


def make_export(event: ExportAsked, claim: Claim) -> None:
    """For outside a transaction. Raises Lost when another worker has begun it again."""
    making = Making(event.export_id, claim)
    member_id = making.begin()
    if member_id is None:
        return
    try:
        with force_locale("nl"):
            archive.write(
                sections_of(member_id),
                keep=making.keep,
                watch=making.watch,
                files=files_of(member_id),
            )
        making.finish()
    except Lost:
        raise
    except Exception:
        if claim.is_last:
            making.fail()
        raise


def sections_of(member_id: int) -> list[Section]:
    return [section for export in ROOMS for section in export(member_id)]


@dataclass
class Making:
    """One attempt at one copy. What another attempt has taken over, this one cannot touch."""

    export_id: int
    claim: Claim
    total: int = 0
    parts: int = 0
    seen: int = 0

    def begin(self) -> int | None:
        with self._turn():
            member_id = exporting.begin(self.export_id)
            if member_id is not None:
                self.total = threads.count_posts(member_id)
                exporting.note_progress(self.export_id, total=self.total)
        return member_id

    def keep(self, piece: bytes) -> None:
        sealed = vault.seal(piece)
        self.parts += 1
        with self._turn():
            exporting.keep_part(self.export_id, self.parts, sealed)

    def watch(self, section: Section) -> Iterator[Row]:
        """Its rows; of posts it is written down how far we are."""
        for row in section.rows():
            yield row
            if section.name == "posts":
                self._count()

    def finish(self) -> None:
        with self._turn():
            exporting.finish(self.export_id)

    def fail(self) -> None:
        with self._turn():
            exporting.fail(self.export_id)

    def _count(self) -> None:
        self.seen += 1
        if self.seen % BATCH == 0:
            with self._turn():
                done = min(self.seen // PASSES, self.total)
                exporting.note_progress(self.export_id, done=done)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with transaction():
            self.claim.hold()
            yield
