"""Reading the rules: for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forum.accounts.viewer import Viewer
from forum.core.days import this_day
from forum.core.differences import Piece, differences, shortened
from forum.core.documents import Document, plain, read
from forum.core.errors import NotFound
from forum.core.i18n import Text, _
from forum.moderation.house_rules.versions import VERSIONS, Version, before, find, newest
from forum.moderation.house_rules.versions import version_at as _version_at


@dataclass(frozen=True)
class Rules:
    """`changes` is what differs from the version before it, of the first nothing."""

    version: Version
    markdown: str
    document: Document
    changes: Sequence[Piece]
    holds_yet: bool


def version_at(day: date) -> Version:
    """Which rules held on a day. Raises NotFound before there were any."""
    found = _version_at(day)
    if found is None:
        raise NotFound(_("Op die dag waren er nog geen huisregels."))
    return found


def rules_at(day: date | None, language: str) -> Rules:
    """Those that hold today unless told. Raises what the one above does."""
    return _rules(version_at(day or this_day()), language)


def get_rules(name: str, language: str) -> Rules:
    """Raises NotFound."""
    found = find(name)
    if found is None:
        raise NotFound(_("Deze versie van de huisregels bestaat niet."))
    return _rules(found, language)


def versions() -> Sequence[Version]:
    """The newest first."""
    return VERSIONS[::-1]


def to_come() -> Version | None:
    """What was made known and does not hold yet."""
    found = newest()
    return found if found.holds_from > this_day() else None


def unread_by(viewer: Viewer) -> Version | None:
    """What the viewer was not told of, or did not put away."""
    found = newest()
    return found if viewer.is_member and viewer.rules_version != found.name else None


def told_of(version: Version) -> Text:
    """When it holds, in a sentence."""
    if version.holds_from > this_day():
        return _("De huisregels veranderen.")
    return _("De huisregels zijn veranderd.")


def _rules(version: Version, language: str) -> Rules:
    text, older = version.text(language), before(version)
    pieces = differences(plain(older.text(language)), plain(text)) if older else []
    holds = version.holds_from <= this_day()
    return Rules(version, text, read(text), shortened(pieces) if pieces else [], holds)
