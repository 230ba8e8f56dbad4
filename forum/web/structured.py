"""What a page says of itself to programs that read along, in the words of schema.org.

Only what the page says to people too: nobody reviewed what no expert signed, and a source that was
retracted says so.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import current_app, url_for

from forum.core.days import day_of
from forum.factsheets.references.citing.parts import TROUBLES, year_of
from forum.factsheets.references.views import StatusView
from forum.factsheets.review.queries import SignedBy
from forum.factsheets.views import ReferenceView, SheetView

SCHEMA = "https://schema.org"


def about_sheet(
    sheet: SheetView, signed: Sequence[SignedBy], statuses: Mapping[int, StatusView]
) -> dict[str, Any] | None:
    """None of a version that readers see no longer."""
    if not sheet.is_current:
        return None
    home = current_app.config["BASE_URL"]
    told = {
        "@context": SCHEMA,
        "@type": "MedicalWebPage",
        "name": sheet.title,
        "description": sheet.summary,
        "url": home + url_for("factsheets.show", slug=sheet.slug),
        "inLanguage": "nl",
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "dateModified": day_of(sheet.published_at).isoformat(),
        "version": sheet.version,
        "publisher": {"@type": "Organization", "name": "Ruggespraak", "url": home},
        "isBasedOn": sheet.source_url,
        "citation": [_work(one, statuses.get(one.number)) for one in sheet.references],
    }
    return filled(told | _reviewed(signed))


def _reviewed(signed: Sequence[SignedBy]) -> dict[str, Any]:
    """Who is not there to be found counts for the day alone."""
    if not signed:
        return {}
    last = max(one.signed_at for one in signed)
    people = [
        {"@type": "Person", "name": one.name, "jobTitle": one.profession}
        for one in signed
        if one.name
    ]
    return {"lastReviewed": day_of(last).isoformat(), "reviewedBy": people}


def _work(source: ReferenceView, status: StatusView | None) -> dict[str, Any]:
    addresses = (source.doi_url, source.pmid_url, source.pmcid_url)
    return filled(
        {
            "@type": "ScholarlyArticle" if any(addresses) else "CreativeWork",
            "name": source.title,
            "datePublished": str(year_of(source) or ""),
            "identifier": f"doi:{source.doi}" if source.doi else "",
            "sameAs": [address for address in addresses if address],
            "creativeWorkStatus": TROUBLES.get(status.status) if status else "",
        }
    )


def filled(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value}
