"""The file of Retraction Watch as it really is, with as many papers as a test needs."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

HEADER = (
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author",
    "URLS", "ArticleType", "RetractionDate", "RetractionDOI", "RetractionPubMedID",
    "OriginalPaperDate", "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature",
    "Reason", "Paywalled", "Notes",
)  # fmt: skip
ROW = {
    "Record ID": "1",
    "Title": 'On the back, "and" beyond',
    "Author": "Döweling A;Smith B",
    "RetractionDate": "3/14/2011 0:00",
    "RetractionDOI": "10.5555/notice",
    "RetractionPubMedID": "0",
    "OriginalPaperDate": "1/2/2009 0:00",
    "OriginalPaperDOI": "unavailable",
    "OriginalPaperPubMedID": "0",
    "RetractionNature": "Retraction",
    "Reason": "+Falsification/Fabrication of Data;+Investigation by Journal;",
    "Paywalled": "No",
}


def row(**facts: str) -> dict[str, str]:
    """`row(doi=…, nature=…, on=…)`, and otherwise like the others."""
    names = {
        "doi": "OriginalPaperDOI",
        "pmid": "OriginalPaperPubMedID",
        "nature": "RetractionNature",
        "on": "RetractionDate",
        "reason": "Reason",
        "notice": "RetractionDOI",
    }
    return ROW | {names[name]: value for name, value in facts.items()}


def written(rows: Iterable[Mapping[str, str]], *, encoding: str = "utf-8-sig") -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, HEADER, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)
