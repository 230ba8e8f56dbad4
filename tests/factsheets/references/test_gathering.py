"""References shared between sheets, by whichever of its names an article gives."""

import pytest
from sqlalchemy import func, select

from forum.core.db import db, transaction
from forum.core.errors import Invalid
from forum.factsheets import service
from forum.factsheets.models import Reference, ReferenceKey
from forum.factsheets.service.references.gathering import gather
from tests import make
from tests.factsheets.references.sources import publication


def _count(table) -> int:
    return db.session.scalar(select(func.count()).select_from(table))


@pytest.mark.parametrize(
    "again",
    [
        {"doi": "HTTPS://DX.DOI.ORG/10.5555/AB."},
        {"pmid": "PMID: 0012"},
        {"pmcid": "pmc7"},
        {"pmid": "12", "pmcid": "PMC7"},
    ],
)
def test_any_of_its_names_leads_to_the_same_reference(app, again):
    first = gather([publication(1, doi="10.5555/ab", pmid="12", pmcid="PMC7")])
    assert gather([publication(3, **again)]) == ({3: first.ids[1]}, {})
    assert _count(Reference) == 1


def test_a_name_learned_later_is_added_and_leads_there_too(app):
    first = gather([publication(1, pmid="12")]).ids[1]
    gather([publication(1, doi="10.5555/Ab", pmid="12")])
    found = db.session.get_one(Reference, first, populate_existing=True)
    assert (found.doi, found.pmid) == ("10.5555/Ab", "12")
    assert gather([publication(1, doi="10.5555/aB")]).ids == {1: first}


def test_names_of_two_references_are_told_and_nothing_is_merged(app):
    gather([publication(1, doi="10.5555/a"), publication(2, pmid="12")])
    found = gather([publication(5, doi="10.5555/a", pmid="12", pmcid="PMC9")])
    assert _count(Reference) == 2
    assert list(found.conflicts) == [5]
    assert "10.5555/a" in str(found.conflicts[5])
    assert _count(ReferenceKey) == 2  # whose the third name is, is not known either


def test_another_doi_with_a_known_pmid_is_another_reference_and_is_told(app):
    first = gather([publication(1, doi="10.5555/a.pub2", pmid="12")])
    second = gather([publication(1, doi="10.5555/a.pub3", pmid="12")])
    assert first.ids != second.ids
    assert list(second.conflicts) == [1]
    assert gather([publication(1, pmid="12")]).ids == first.ids


def test_a_doi_that_is_known_with_another_pmid_stays_what_it_was(app):
    first = gather([publication(1, doi="10.5555/a", pmid="12")])
    again = gather([publication(1, doi="10.5555/a", pmid="13")])
    assert (again.ids, list(again.conflicts)) == (first.ids, [1])
    assert db.session.get_one(Reference, first.ids[1], populate_existing=True).pmid == "12"


def test_without_names_it_is_known_by_its_words(app):
    ids = [gather([publication(1, title=title)]).ids[1] for title in ("Een", " een", "Twee")]
    assert ids[0] == ids[1] != ids[2]


def test_two_mentions_in_one_article_are_one_reference(app):
    found = gather([publication(1, pmid="12"), publication(2, doi="10.5555/a", pmid="012")])
    assert found.ids[1] == found.ids[2]
    assert _count(Reference) == 1


def test_what_is_no_identifier_is_refused_by_name(app):
    with pytest.raises(Invalid, match="10.5"):
        gather([publication(1, doi="10.5")])


def test_what_the_previous_release_added_is_known_too(app):
    old = Reference(identity="doi:10.5555/a", authors=[], **dict.fromkeys(WORDS, ""))
    db.session.add(old)
    db.session.flush()
    assert gather([publication(1, doi="10.5555/A")]).ids == {1: old.id}


WORDS = ("title", "journal", "year", "volume", "issue", "pages")


def test_two_at_once_make_one_reference_of_each(run_parallel):
    numbers = range(1, 9)

    def take(named, order):
        with transaction():
            return gather([publication(number, **named(number)) for number in order]).ids

    found = run_parallel(
        [
            lambda: take(lambda n: {"doi": f"10.5555/{n}", "pmid": str(n)}, numbers),
            lambda: take(lambda n: {"pmid": str(n)}, reversed(numbers)),
            lambda: take(lambda n: {"doi": f"https://doi.org/10.5555/{n}"}, numbers),
        ]
    )
    assert not any(isinstance(ids, Exception) for ids in found), found
    assert _count(ReferenceKey) == 16
    assert _count(Reference) <= 16
    keepers = [gather([publication(n, doi=f"10.5555/{n}")]).ids[n] for n in numbers]
    assert len(set(keepers)) == 8


def test_the_report_of_an_import_tells_what_does_not_fit(app):
    keeper = make.viewer(make.moderator())
    gather([publication(1, doi="10.5555/a"), publication(2, pmid="12")])
    text = "Wat?\nZo [1].\nBronnen\n- A B. T. J. 2020;1:2. doi: 10.5555/a. PMID: 12.\n"
    report = service.import_article(keeper, text.encode(), filename="a.txt").report
    assert [w["line"] for w in report["warnings"] if "niet bij één bron" in w["message"]] == [4]
