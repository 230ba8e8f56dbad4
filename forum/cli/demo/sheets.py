"""The fact sheets of the demo: written, published and pinned by its moderator."""

from dataclasses import dataclass
from typing import Any

from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.cli.demo.past import Past, clock_at
from forum.core.i18n import _
from forum.factsheets import service
from forum.factsheets.claims import ClaimText
from forum.factsheets.queries import is_slug_taken
from forum.factsheets.service.talk.suggesting import Suggested
from forum.posting import service as posting

PUBLISHED_DAYS_AGO = 90  # before the first thread that carries one


@dataclass(frozen=True)
class Publication:
    """A reference as the content tells it."""

    number: int
    authors: list[str]
    title: str
    journal: str
    year: str
    volume: str
    issue: str
    pages: str
    doi: str | None
    pmid: str | None
    pmcid: str | None

    @classmethod
    def of(cls, data: dict[str, Any]) -> "Publication":
        texts = {name: str(data[name] or "") for name in ("year", "volume", "issue", "pages")}
        return cls(**data | texts)


def add_sheets(moderator: Viewer, content: dict[str, Any], past: Past) -> None:
    publications = [Publication.of(data) for data in content["references"]]
    with clock_at(past.moment(PUBLISHED_DAYS_AGO)):
        for sheet in content["sheets"]:
            cites_article = sheet["origin"] == "artikel"
            _add(moderator, sheet, publications if cites_article else [])


def add_editorial(moderator: Viewer, content: dict[str, Any]) -> list[str]:
    """Our own sheets that rest on no article, where they are not there yet. Their slugs."""
    ours = [sheet for sheet in content["sheets"] if sheet["origin"] == "redactie"]
    missing = [sheet for sheet in ours if not is_slug_taken(sheet["slug"])]
    for sheet in missing:
        _add(moderator, sheet, [])
    return [sheet["slug"] for sheet in missing]


def pin_sheets(moderator: Viewer, pins: dict[str, Any], threads: dict[str, int]) -> None:
    for name, wanted in pins["threads"].items():
        for pin in wanted:
            service.pin_to_thread(moderator, threads[name], pin["slug"], why=pin["why"])
    for category, wanted in pins["categories"].items():
        for pin in wanted:
            service.pin_to_category(moderator, category, pin["slug"], why=pin["why"])


def suggest(people: dict[str, int], past: Past) -> None:
    """What a member would like to see otherwise, and waits for an answer."""
    body = _("Hier staat niets over rekken voor het slapen. Is daar iets over bekend?")
    with clock_at(past.moment(2)):
        said = Suggested("correctie", str(body), claim=1)
        posting.suggest(get_viewer(people["Youssef_B"]), "helpt-rekken", said)


def _add(moderator: Viewer, sheet: dict[str, Any], publications: list[Publication]) -> None:
    names = ("title", "summary", "body", "origin", "call_now", "editor_note")
    service.write_sheet(
        moderator,
        sheet["slug"],
        columns={name: sheet[name] for name in names}
        | {"review_after_months": sheet["review_after_months"]},
        claims=[_claim(told) for told in sheet["claims"]],
        publications=publications,
    )
    service.publish(moderator, sheet["slug"], reason=str(_("Eerste versie van de redactie")))


def _claim(told: dict[str, Any]) -> ClaimText:
    beside = {"myth": told.get("myth", ""), "note": told.get("note", "")}
    return ClaimText(told["text"], tuple(told["cites"]), **beside)
