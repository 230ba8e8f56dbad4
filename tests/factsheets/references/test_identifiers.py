"""DOI, PMID and PMCID, in every way that people write them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forum.core.errors import Invalid
from forum.factsheets.identifiers import (
    LONGEST,
    find_doi,
    read,
    read_doi,
    read_pmcid,
    read_pmid,
    same_doi,
)

quietly = settings(deadline=None, max_examples=200, database=None)
SIGNS = "abz019-._;()/:<>"
DOIS = st.builds(
    "10.{}/{}z".format, st.integers(1000, 10**9 - 1), st.text(SIGNS, max_size=40)
).filter(lambda doi: "(" not in doi and "<" not in doi)
PREFIXES = st.sampled_from(
    ["", "doi:", "DOI: ", "doi ", "https://doi.org/", "http://dx.doi.org/", "HTTPS://DOI.ORG/",
     "https://www.doi.org/", "doi: https://doi.org/", "info:doi/", "(doi:", "<https://doi.org/"]
)  # fmt: skip
ENDS = st.text(".,;:!?'\")]}>", max_size=4)


@quietly
@given(PREFIXES, DOIS, ENDS)
def test_a_doi_is_the_same_wherever_it_stands_in_a_sentence(prefix, doi, end):
    closed = doi.count(")") or doi.count(">")
    if not closed:
        assert read_doi(f" {prefix}{doi}{end} ") == doi


@quietly
@given(PREFIXES, DOIS)
def test_percent_signs_are_read(prefix, doi):
    written = f"{prefix}{doi.replace('/', '%2F').replace(';', '%3b')}"
    assert read_doi(written) == read_doi(doi)


@quietly
@given(st.text(max_size=400) | st.text("10./%2Fdoi:() ", max_size=60))
@example("%252510.5555/a")
@example("10.5555/" + "%25" * 90 + "2Fa")
@example("10.5555/" + "(" * 290)
@example("doi:" * 80)
def test_whatever_comes_in_is_refused_in_words_or_reads_as_itself(written):
    for reader in (read_doi, read_pmid, read_pmcid):
        try:
            found = reader(written)
        except Invalid as error:
            assert error.code.startswith("bad_") and str(error.detail)
        else:
            assert reader(found) == found
            assert found == found.strip() and len(found) <= LONGEST


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.1002/14651858.CD001929.pub3.", "10.1002/14651858.CD001929.pub3"),
        ("https://doi.org/10.1002%2F14651858.CD001929.pub2", "10.1002/14651858.CD001929.pub2"),
        ("10.1016/S0140-6736(97)11096-0", "10.1016/S0140-6736(97)11096-0"),
        ("(10.1016/S0140-6736(97)11096-0).", "10.1016/S0140-6736(97)11096-0"),
        ("10.1002/(SICI)1097(1998)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
         "10.1002/(SICI)1097(1998)17:15/16<1661::AID-SIM968>3.0.CO;2-2"),
    ],
)  # fmt: skip
def test_a_doi_keeps_what_belongs_to_it(written, doi):
    assert read_doi(written) == doi


def test_capitals_mean_nothing_and_other_letters_stay():
    assert same_doi("10.5555/ABC") == find_doi("DOI 10.5555/AbC") == "10.5555/abc"
    assert same_doi("10.5555/ÀSS") == "10.5555/Àss"
    assert find_doi("unavailable") is None


@pytest.mark.parametrize(
    "wrong", ["10.5555", "10.55/ab", "11.5555/ab", "10.5555/a b", "", "10.5555/..", "x" * 301]
)
def test_what_is_no_doi_is_refused_with_what_it_was(wrong):
    with pytest.raises(Invalid) as raised:
        read_doi(wrong)
    assert wrong[:80] in str(raised.value.detail)
    assert list(raised.value.errors) == ["doi"]


@pytest.mark.parametrize(
    "written",
    ["12", "0012", "PMID: 12", "pmid12.", "https://pubmed.ncbi.nlm.nih.gov/12/",
     "https://www.ncbi.nlm.nih.gov/pubmed/12"],
)  # fmt: skip
def test_a_pmid_is_its_number(written):
    assert read_pmid(written) == "12"


@pytest.mark.parametrize("wrong", ["0", "PMC12", "1.2", "-1", "1234567890", "١٢", "²", "twaalf"])
def test_what_is_no_pmid_is_refused(wrong):
    with pytest.raises(Invalid, match="PMID"):
        read_pmid(wrong)


@pytest.mark.parametrize(
    "written",
    ["PMC12", "pmc0012", "PMCID: PMC12.", "PMC12.2",
     "https://pmc.ncbi.nlm.nih.gov/articles/PMC12/",
     "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12/"],
)  # fmt: skip
def test_a_pmcid_is_pmc_and_its_number(written):
    assert read_pmcid(written) == "PMC12"


@pytest.mark.parametrize("wrong", ["12", "PMC", "PMC0", "PMC1a", "CMP12"])
def test_what_is_no_pmcid_is_refused(wrong):
    with pytest.raises(Invalid, match="PMCID"):
        read_pmcid(wrong)


def test_nothing_typed_is_no_identifier_and_the_surest_key_comes_first():
    assert read(None, " ", "") == (None, None, None)
    found = read("10.5555/AB", "12", "PMC3")
    assert list(found.keys()) == ["doi:10.5555/ab", "pmid:12", "pmcid:PMC3"]
