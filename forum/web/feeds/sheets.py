from forum.accounts.viewer import GUEST
from forum.core.i18n import _
from forum.factsheets.queries import latest_sheets
from forum.factsheets.views import SheetLine
from forum.web.canonical import absolute
from forum.web.feeds.shapes import MOST, NEVER, Entry, Feed, shortened


def sheets() -> Feed:
    """The latest version of each; an earlier one is nobody's news."""
    return Feed(
        _("Ruggespraak: factsheets"),
        _("Wat er bekend is over rugpijn, met bij elke bewering de bron."),
        page=absolute("factsheets.index"),
        place="feeds.of_sheets",
        values={},
        entries=[_entry(sheet) for sheet in latest_sheets(GUEST, limit=MOST)],
    )


def _entry(sheet: SheetLine) -> Entry:
    at = sheet.published_at or NEVER
    return Entry(
        id=absolute("factsheets.show", slug=sheet.slug),
        title=sheet.title,
        author="Ruggespraak",
        author_url="",
        summary=shortened(sheet.summary),
        published=at,
        updated=at,
    )
