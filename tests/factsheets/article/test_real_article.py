"""The article the site is made for, by line numbers, kinds and hashes only."""

import hashlib
import json
from collections import Counter

from forum.factsheets.article import ArticleReference, Kind, read_article, report
from tests.factsheets.article import real

DATA = real.FILE.read_bytes()
ARTICLE = read_article(DATA)
ORACLE = json.loads(real.LINES.read_text(encoding="utf-8"))
NAMES = {"cta": "call-to-action", "heading_references": "heading", "heading_faq": "heading"}


def test_every_line_has_its_kind_and_its_text():
    kinds = [NAMES.get(line["kind"], line["kind"]) for line in ORACLE["lines"]]
    hashes = [line["sha1"] for line in ORACLE["lines"]]

    assert [line.kind for line in ARTICLE.lines] == kinds
    assert [_sha1(line.raw) for line in ARTICLE.lines] == hashes


def _sha1(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def test_it_comes_back_byte_for_byte():
    assert ARTICLE.restored() == DATA
    assert ARTICLE.sha256 == ORACLE["source_sha256"]


def test_the_report_counts_what_is_there():
    told = report(ARTICLE)
    numbers = {name: value for name, value in told.items() if isinstance(value, int)}

    assert numbers == {
        "lines": 76,
        "blank": 0,
        "headings": 13,
        "subheadings": 0,
        "paragraphs": 25,
        "callouts": 3,
        "bullets": 9,
        "faq_questions": 0,
        "faq_answers": 5,
        "references": 9,
        "dois": 9,
        "pmids": 9,
        "pmcids": 4,
        "citation_places": 6,
        "cited_numbers": 9,
        "drafts": 11,
    }
    assert (len(told["dropped"]), told["warnings"]) == (12, [])


def test_what_is_dropped_and_why():
    rules = Counter(left.rule for left in ARTICLE.dropped)

    assert rules == {"call-to-action": 11, "slogan": 1}
    assert [left.line for left in ARTICLE.dropped] == [3, 9, 10, 11, 12, 25, 26, 27, *range(57, 61)]


def test_the_sheets_hold_their_lines():
    assert [(sheet.lines, sheet.cites) for sheet in ARTICLE.sheets] == [
        ((1, 2, 4, 5, 6, 7, 8), ()),
        ((13, 14, 15), ()),
        ((16, 17, 18, 19), (1, 2)),
        ((20, 21, 22, 23, 24), (3, 4, 5)),
        ((28, 29, 30, 31, 32), (6,)),
        ((33, 34, 35), ()),
        (tuple(range(36, 42)), ()),
        (tuple(range(42, 47)), (7, 8)),
        ((47, 48, 49), (9,)),
        (tuple(range(50, 57)), ()),
        (tuple(range(71, 77)), ()),
    ]
    assert ARTICLE.sheets[-1].slug == "beginnende-hernia-vragen"


def test_six_claims_carry_their_citation():
    claims = [claim for sheet in ARTICLE.sheets for claim in sheet.claims if claim.cites]

    assert [(claim.line, claim.cites) for claim in claims] == [
        (17, (1,)),
        (18, (2,)),
        (21, (3, 4, 5)),
        (30, (6,)),
        (43, (7, 8)),
        (49, (9,)),
    ]


def test_every_reference_is_taken_apart():
    oracle = json.loads(real.REFERENCES.read_text(encoding="utf-8"))

    assert [_as_told(reference) for reference in ARTICLE.references] == oracle


def _as_told(reference: ArticleReference) -> dict[str, object]:
    names = {"n": "number", "vol": "volume"}
    plain = ["title", "journal", "year", "pages", "doi", "pmid", "pmcid", "line"]
    told = {name: getattr(reference, names.get(name, name)) for name in [*plain, *names]}
    return {**told, "authors": list(reference.authors), "issue": reference.issue or None}


def test_no_line_is_a_kind_that_is_not_there():
    assert not {Kind.BLANK, Kind.FAQ_QUESTION} & {line.kind for line in ARTICLE.lines}
