"""An article with the marks of Markdown: read without them, and given back with every one."""

import re

import pytest

from forum.factsheets.article import Kind
from tests.factsheets.article.example import KINDS, LINES, kinds, read, remarked

REFERENCES = range(39, 47)


def _as_markdown() -> str:
    """The example as its author would have typed it for a site."""
    letters = dict(enumerate(KINDS, start=1))
    lines = []
    for number, line in enumerate(LINES, start=1):
        if number in REFERENCES:
            lines.append(f"{number - REFERENCES.start + 1}. {line.removeprefix('- ')}")
        elif letters[number] == "H":
            lines.append(f"## {line}")
        elif letters[number] == "-":
            lines.append(f"+ **{line.removeprefix('- ')}**")
        else:
            lines.append(line)
    return "\n\n".join(lines)


def test_markdown_is_read_as_the_same_article_and_comes_back_byte_for_byte():
    plain, article = read("\n".join(LINES)), read(_as_markdown())

    assert kinds(article).replace("_", "") == KINDS
    assert article.restored().decode() == _as_markdown()
    assert [sheet.slug for sheet in article.sheets] == [sheet.slug for sheet in plain.sheets]
    assert [[b.text for b in s.blocks] for s in article.sheets] == [
        [b.text for b in s.blocks] for s in plain.sheets
    ]
    assert [(r.number, r.title, r.doi, r.pmid) for r in article.references] == [
        (r.number, r.title, r.doi, r.pmid) for r in plain.references
    ]
    assert "Markdown" in remarked(article)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Het is **echt** zo.", "Het is echt zo."),
        ("Het is *echt* zo, *heus*.", "Het is echt zo, heus."),
        ("Lees [dit stuk](https://example.org/a_(b)?c=1).", "Lees dit stuk."),
        ("Zie [1](https://example.org/bron).", "Zie 1."),
        (r"Dat bleek \[1\] eens.", "Dat bleek [1] eens."),
        (r"Geen \*\*vet\*\* hier.", "Geen **vet** hier."),
        ("Drie * vier * vijf is zestig.", "Drie * vier * vijf is zestig."),
        ("Een **halve mark.", "Een **halve mark."),
        ("> Een aanhaling van iemand.", "Een aanhaling van iemand."),
    ],
)
def test_the_marks_of_a_line_go_and_its_words_stay(line, text):
    article = read(f"# Kop\n\n{line}\n", strict=False)

    found = article.lines[2]
    assert (found.text, found.kind) == (text, Kind.PARAGRAPH)
    assert article.restored().decode() == f"# Kop\n\n{line}\n"


def test_a_link_is_no_citation():
    article = read("# Kop\n\nLees [1](https://example.org) en [7](https://example.org/7).\n")
    assert article.sheets[0].cites == ()


def test_a_source_keeps_the_address_that_names_it():
    line = "1. Jansen A. [Over slaap](https://doi.org/10.1000/x.1). J Nacht. 2020;1:2."
    article = read(f"# Wat helpt?\n\nRust [1].\n\n## Bronnen\n\n{line}\n")
    assert article.references[0].doi == "10.1000/x.1"


def test_in_a_file_without_markdown_an_asterisk_is_what_it_is():
    article = read("Inleiding\nHet is *echt* zo \\[1\\] en niet anders.\n- Een\n1. Twee is dit.")
    assert article.lines[1].text == "Het is *echt* zo \\[1\\] en niet anders."
    assert article.lines[3].kind is Kind.PARAGRAPH
    assert not any(line.marks for line in article.lines)


def test_a_numbered_list_and_a_line_of_dashes():
    article = read("# Kop\n\n1. Een punt.\n2) Nog een.\n\n---\n\nEen alinea.\n")
    assert kinds(article) == "H_--___p"
    assert [b.text for b in article.sheets[0].blocks] == ["Een punt.", "Nog een.", "Een alinea."]


def test_a_heading_below_the_faq_s_own_is_a_question():
    article = read(
        "## Veelgestelde vragen\n\n### Mag ik lopen\n\nJa, dat mag.\n\n## Slot\n\nDag.\n"
    )
    written = re.sub("_", "", kinds(article))
    assert written in {"HqaHa", "HqaHp"}
