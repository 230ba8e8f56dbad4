"""What the page of a sheet says of itself to programs that read along."""

import json
import re

from forum.core import clock
from forum.core.days import this_day
from forum.core.db import db
from forum.factsheets import service
from forum.factsheets.models import Reference
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.references.sources import publication, sourced

DATA = re.compile(r'<script type="application/ld\+json" nonce="[^"]+">(.*?)</script>', re.S)


def _said(visitor, slug, path=""):
    found = DATA.findall(visitor.get(f"/factsheets/{slug}{path}").text)
    return json.loads(found[0]) if found else None


def test_it_says_what_the_page_says_and_that_nobody_reviewed_what_nobody_signed(visitor):
    sources = publication(1, doi="10.5555/a", pmid="12"), publication(2, title="Oud boek", year="?")
    sheet = sourced(make.moderator(), *sources)
    said = _said(visitor, sheet.slug)
    assert (said["@context"], said["@type"]) == ("https://schema.org", "MedicalWebPage")
    assert (said["name"], said["description"]) == ("Met bronnen", "In een zin.")
    assert said["dateModified"] == this_day().isoformat()
    assert said["url"].endswith(f"://localhost/factsheets/{sheet.slug}")
    assert said["citation"] == [
        {
            "@type": "ScholarlyArticle",
            "name": "Massage for low-back pain",
            "datePublished": "2015",
            "identifier": "doi:10.5555/a",
            "sameAs": ["https://doi.org/10.5555/a", "https://pubmed.ncbi.nlm.nih.gov/12/"],
        },
        {"@type": "CreativeWork", "name": "Oud boek"},
    ]
    assert not {"lastReviewed", "reviewedBy", "isBasedOn"} & said.keys()


def test_who_signed_is_named_as_on_the_page(visitor):
    keeper, expert = make.moderator(), make.expert()
    sheet = make.sheet(keeper)
    service.sign(make.viewer(expert), sheet.slug)
    said = _said(visitor, sheet.slug)
    assert said["lastReviewed"] == this_day().isoformat()
    assert said["reviewedBy"] == [
        {"@type": "Person", "name": expert.username, "jobTitle": "fysiotherapeut"}
    ]

    service.edit_sheet(make.viewer(keeper), sheet.slug, SheetChange({"body": "Iets anders."}))
    service.publish(make.viewer(keeper), sheet.slug, reason="Anders")
    assert not {"lastReviewed", "reviewedBy"} & _said(visitor, sheet.slug).keys()


def test_a_source_that_was_retracted_says_so(visitor):
    sheet = sourced(make.moderator(), publication(1, doi="10.5555/a"))
    told = {"status": "retracted", "status_origin": "crossref", "checked_at": clock.now()}
    db.session.query(Reference).update(told)
    [work] = _said(visitor, sheet.slug)["citation"]
    assert work["creativeWorkStatus"] == "Retracted"


def test_an_older_version_says_nothing_to_them(visitor):
    keeper = make.moderator()
    sheet = make.sheet(keeper)
    service.edit_sheet(make.viewer(keeper), sheet.slug, SheetChange({"body": "Iets anders."}))
    service.publish(make.viewer(keeper), sheet.slug, reason="Anders")
    assert _said(visitor, sheet.slug, "/v/1") is None
    assert _said(visitor, sheet.slug, "/v/2")["version"] == 2


def test_no_word_of_it_can_end_the_data_or_become_markup(visitor):
    title = "</script><img src=x onerror=alert(1)> & \u2028 'aan'"
    sheet = sourced(make.moderator(), publication(1, title=title))
    service.edit_sheet(
        make.viewer(make.moderator()), sheet.slug, SheetChange({"title": title, "summary": title})
    )
    service.publish(make.viewer(make.moderator()), sheet.slug, reason="Anders")
    page = visitor.get(f"/factsheets/{sheet.slug}").text
    assert "<img src=x" not in page
    said = _said(visitor, sheet.slug)
    assert {said["name"], said["description"], said["citation"][0]["name"]} == {title}
