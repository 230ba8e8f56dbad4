"""Whatever is thrown at it: an article with every line in its place, or a plain refusal."""

from hypothesis import given, settings
from hypothesis import strategies as st

from forum.factsheets.article import ArticleError, Kind, read_article, report
from tests.factsheets.article import example

PIECES = [
    *example.LINES,
    *("", " ", "\u00a0", "-", "- ", "* x", "•y", "[1]", "[99]", "[7-9].", "!", "Hoera!", "Wat?"),
    *("Ontdek het", "gratis", "Bronnen", "1. A. B. C. 2020;1:2.", "Veelgestelde vragen", "\ufeff"),
]
ENDINGS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
ARTICLES = st.lists(st.tuples(st.sampled_from(PIECES), ENDINGS), max_size=60).map(
    lambda lines: "".join(text + ending for text, ending in lines)
)
TEXTS = st.text(st.sampled_from("aZ1.?!:-•*[](), \n\r\t\u00a0\ufeff’é🧩") | st.characters())

quietly = settings(deadline=None, max_examples=150, database=None)


def _read(data: bytes, *, strict: bool):
    try:
        return read_article(data, strict=strict)
    except ArticleError as error:
        assert str(error.detail)
        assert error.status in {413, 422}
        return None


def _check(data: bytes, *, strict: bool) -> None:
    article = _read(data, strict=strict)
    if article is None:
        return
    assert article.restored() == data
    assert _placed(article) == [line.number for line in article.lines if line.kind != Kind.BLANK]
    assert all(line.raw == line.verbatim() for line in article.lines)
    assert len({sheet.slug for sheet in article.sheets}) == len(article.sheets)
    known = {reference.number for reference in article.references}
    raws = {line.number: line.raw for line in article.lines}
    for sheet in article.sheets:
        assert sheet.title
        assert set(sheet.cites) <= known
        assert all(block.text in raws[block.line] for block in sheet.blocks)
        assert all(claim.text in raws[claim.line] for claim in sheet.claims)
    _adds_up(report(article), len(article.lines))


def _adds_up(told: dict, lines: int) -> None:
    parts = (
        "headings",
        "subheadings",
        "paragraphs",
        "callouts",
        "bullets",
        "faq_questions",
        "faq_answers",
    )
    assert (
        sum(told[part] for part in parts) + told["references"] + len(told["dropped"])
        == (told["lines"])
    )
    assert told["lines"] + told["blank"] == lines


def _placed(article) -> list[int]:
    sheets = [number for sheet in article.sheets for number in sheet.lines]
    references = [reference.line for reference in article.references]
    headings = [
        line.number
        for line in article.lines
        if line.kind is Kind.HEADING and line.section == "references"
    ]
    return sorted([*sheets, *references, *headings, *(left.line for left in article.dropped)])


@quietly
@given(ARTICLES, st.booleans())
def test_any_order_of_lines_is_accounted_for(text, strict):
    _check(text.encode(), strict=strict)


@quietly
@given(TEXTS, st.booleans())
def test_any_text_is_accounted_for(text, strict):
    _check(text.encode("utf-8", "surrogatepass"), strict=strict)


@quietly
@given(st.binary())
def test_any_bytes_are_read_or_refused(data):
    _check(data, strict=False)


@quietly
@given(st.permutations(example.LINES))
def test_a_shuffled_article_loses_nothing(lines):
    _check("\n".join(lines).encode(), strict=False)
