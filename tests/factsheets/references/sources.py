"""Publications, and sheets that rest on them."""

from dataclasses import dataclass, field

from forum.accounts.models import Member
from forum.factsheets import service
from forum.factsheets.claims import ClaimText
from forum.factsheets.models import FactSheet
from tests import make


@dataclass
class Publication:
    number: int
    authors: list[str] = field(default_factory=lambda: ["Döweling A", "van der Berg JA"])
    title: str = "Massage for low-back pain"
    journal: str = "J Pain"
    year: str = "2015"
    volume: str = "9"
    issue: str = "2"
    pages: str = "1-9"
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None


def publication(number: int, **facts) -> Publication:
    return Publication(number, **facts)


def sourced(
    keeper: Member, *publications: Publication, slug: str = "met-bronnen", published: bool = True
) -> FactSheet:
    """A sheet with a claim about each publication, and one that rests on none."""
    claims = [ClaimText(f"Bewering {one.number}.", (one.number,)) for one in publications]
    columns = {
        "title": "Met bronnen",
        "summary": "In een zin.",
        "body": "Een alinea.",
        "origin": "redactie",
    }
    viewer = make.viewer(keeper)
    claims.append(ClaimText("Zonder bron."))
    made = service.write_sheet(
        viewer, slug, columns=columns, claims=claims, publications=publications
    )
    if published:
        service.publish(viewer, slug, reason="Eerste versie")
    return made
