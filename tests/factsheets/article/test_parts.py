"""The small readers: citations, sentences and references."""

import pytest

from forum.factsheets.article.citations import cited, oddities, spans
from forum.factsheets.article.sentences import split_sentences
from tests.factsheets.article import example


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("[1]", (1,)),
        ("[3,4,5]", (3, 4, 5)),
        ("[3, 4]", (3, 4)),
        ("[ 3\u00a0, 4 ]", (3, 4)),
        ("[7-9]", (7, 8, 9)),
        ("[7–9]", (7, 8, 9)),
        ("[1, 7 – 9]", (1, 7, 8, 9)),
        ("[1][2], en [2]", (1, 2)),
        ("[[1]]", (1,)),
        ("[1-101]", tuple(range(1, 102))),
    ],
)
def test_citations(text, numbers):
    assert cited(text) == numbers
    assert oddities(text) == []


def test_where_citations_stand():
    assert spans("Zo [1] en [a] zo [2-3].") == [(3, 6, (1,)), (17, 22, (2, 3))]


@pytest.mark.parametrize(
    "text", ["[a]", "[1a]", "[bron 1]", "[]", "[ ]", "(1)", "[1", "1]", "[,]", "[1.5]", "[¹]"]
)
def test_other_brackets_are_text(text):
    assert (cited(text), oddities(text)) == ((), [])


@pytest.mark.parametrize("text", ["[0]", "[0,5]", "[9-7]", "[1-102]", "[2015]", "[1,]", "[1-2-3]"])
def test_numbers_that_can_be_no_citation_are_text_with_a_remark(text):
    assert (cited(text), oddities(text)) == ((), [text])
    assert text in example.remarked(example.read(f"Zo staat het er {text}."))


@pytest.mark.parametrize(
    "sentences",
    [
        ["Een zin.", "Nog een!", "En een vraag?", "Ja."],
        ["Weefsel (banden, pezen etc.) krijgt zuurstof.", "Daarna niet."],
        ["Weefsel, pezen etc. krijgen zuurstof.", "Pezen etc.", "Daarna niet."],
        ["Het duurt 1.5 jaar.", "Of 2 weken."],
        ["Dat is zo [7,8].", "Dit ook. [9]", "Klaar."],
        ["Hij zei: ‘Kom.’", "Zij kwam."],
        ["Dr. De Vries en mevr. A. Jansen zeggen bijv. B of o.a. Cor.", "Klaar."],
        ["A. Jansen zegt ja.", "Neem vitamine D.", "J. A. Smit zegt nee."],
        ["Zie J Pain. 2010;11(5):491-9.", "En verder."],
        ["Wacht… dit hoort erbij.", "Wacht…", "Dit niet."],
        ["1. Sta op.", "2. Loop."],
        ["In 2015.", "Daarna niet."],
        ["Geen punt aan het eind"],
        ["Zie www.voorbeeld.nl voor meer.", "Rev.2015 telt niet."],
    ],
)
def test_sentences(sentences):
    assert list(split_sentences(" ".join(sentences))) == sentences


def _reference(text: str):
    return example.read(f"Bronnen\n{text}").references[0]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("- A B. Title. J X. 2010 May 3;11(5):1-9. PMID: 90000001.", "year", "2010"),
        ("- A B. Title. J X. 2010 May;11(5):1-9.e1. PMID: 90000001.", "pages", "1-9.e1"),
        ("- A B. Title 2. Part two! J X. 2010;1:2.", "title", "Title 2. Part two!"),
        ("- A B. Title. Publisher; 2015.", "journal", "Publisher"),
        ("- A B. Title. Publisher; 2015.", "year", "2015"),
        ("- A B. T. J. 2010;1:2. https://doi.org/10.5555/ab.c(1)2.", "doi", "10.5555/ab.c(1)2"),
        ("- A B. T. J. 2010;1:2. doi:10.5555/ab..", "doi", "10.5555/ab"),
        ("- A B. T. J. 2010;1:2. DOI: HTTP://DX.DOI.ORG/10.5555/AB.", "doi", "10.5555/AB"),
        ("- A B. T. J. 2010;1:2. https://doi.org/10.5555%2Fab).", "doi", "10.5555/ab"),
        ("- A B. T. J. 2010;1:2. doi: 10.5555/x.CD01.pub3.", "doi", "10.5555/x.CD01.pub3"),
        ("- A B. T. J. 2010;1:2. doi: 10.5555. PMID: 0012.", "doi", None),
        ("- A B. T. J. 2010;1:2. doi: 10.5555. PMID: 0012.", "pmid", "12"),
        ("- A B. T. J. 2010;1:2. pmcid: pmc0012.", "pmcid", "PMC12"),
        ("- A B. T. J. 2010;1:2. DOI 10.5555/AB; PMCID: PMC12.", "doi", "10.5555/AB"),
        ("- A B. T. J. 2010;1:2. PMCID: PMC12", "pmcid", "PMC12"),
        ("- A B, et al. T. J. 2010;1:2.", "authors", ("A B", "et al")),
        ("- Alleen een titel", "title", "Alleen een titel"),
        ("- Alleen een titel", "authors", ()),
        ("- Alleen een titel", "doi", None),
        ("•\u00a0A B. T. J. 2010;1:2.", "journal", "J"),
    ],
)
def test_reference_parts(text, field, value):
    assert getattr(_reference(text), field) == value
    assert _reference(text).raw == text


def test_what_is_no_identifier_is_told():
    article = example.read("Bronnen\n- A B. T. J. 2010;1:2. doi: 10.55. PMID: 123456789012.")
    told = [str(remark.message) for remark in example.remarks_at(article, 2)]
    told = [text for text in told if "is geen" in text]
    assert [("DOI" in text, "PMID" in text) for text in told] == [(True, False), (False, True)]
    assert "10.55" in told[0]


def test_an_unclear_reference_is_kept_with_a_remark():
    article = example.read("Bronnen\n- Alleen een titel\n7. A B. T. J. 2010;1:2.")

    assert "ontbreekt" in str(example.remarks_at(article, 2)[0].message)
    assert "nummer 7" in str(example.remarks_at(article, 3)[0].message)
