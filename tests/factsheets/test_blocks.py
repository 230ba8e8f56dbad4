from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core.errors import Invalid
from forum.factsheets.article import BlockKind
from forum.factsheets.blocks import TextBlock, cited_text, read_blocks, to_html, write_blocks
from forum.factsheets.claims import ClaimText, keys_for, read_claims, write_claims

LINE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")) | st.just(" "), min_size=1
)
WORDS = LINE.map(str.strip).filter(bool)
BLOCKS = st.lists(st.builds(TextBlock, st.sampled_from(BlockKind), WORDS))


@given(BLOCKS)
def test_blocks_written_down_are_read_back_the_same(blocks):
    assert read_blocks(write_blocks(blocks)) == blocks


@given(BLOCKS)
def test_nothing_but_our_own_elements_comes_out(blocks):
    html = str(to_html(blocks))
    for ours in ("p", "ul", "li", "h3", "div", "sup", "a"):
        html = html.replace(f"<{ours}>", "").replace(f"</{ours}>", "").replace(f"<{ours} ", "")
    assert "<" not in html


def test_a_text_and_what_readers_get():
    body = "Een alinea [1].\n> Opvallend\n- een\n- twee [2,3]\n? Vraag?\n= Antwoord."
    html = str(to_html(read_blocks(body)))
    assert '<p class="callout">Opvallend</p>' in html
    assert html.count("<ul>") == 1
    assert '<sup class="cite">[<a href="#bron-2">2</a>, <a href="#bron-3">3</a>]</sup>' in html
    assert '<h3 class="question">Vraag?</h3>' in html


def test_markup_in_a_source_is_text():
    assert str(cited_text("<b>vet</b> [1]")).startswith("&lt;b&gt;vet&lt;/b&gt;<sup")


CLAIMS = st.lists(
    st.builds(
        ClaimText,
        WORDS.filter(lambda text: "[" not in text),
        st.sets(st.integers(1, 99)).map(lambda numbers: tuple(sorted(numbers))),
        st.none() | st.integers(1, 99),
        WORDS | st.just(""),
        WORDS | st.just(""),
    )
)


@given(CLAIMS)
def test_claims_written_down_are_read_back_the_same(claims):
    assert read_claims(write_claims(claims)) == claims


def test_a_citation_in_the_middle_of_a_claim_stays_there():
    assert read_claims("Volgens [1] helpt dit. [2]") == [ClaimText("Volgens [1] helpt dit.", (2,))]


@given(CLAIMS, st.dictionaries(WORDS, st.integers(1, 50)))
def test_every_claim_gets_a_key_of_its_own(claims, known):
    claims = [replace(claim, key=None) for claim in claims]
    keys = keys_for(claims, known, max(known.values(), default=0))
    assert len(set(keys)) == len(claims)
    kept = [key for claim, key in zip(claims, keys, strict=True) if known.get(claim.text) == key]
    new = set(keys) - set(kept)
    assert not new & set(known.values())


def test_a_claim_keeps_its_key_when_its_words_change():
    claims = read_claims("#2 Nieuwe woorden.\nNieuw.\nOud.")
    assert keys_for(claims, {"Oud.": 1, "Anders.": 2}, 4) == [2, 5, 1]


@pytest.mark.parametrize("lines", ["#9 Van niemand.", "#1 Twee keer.\n#1 Dezelfde."])
def test_a_key_is_never_made_up(lines):
    with pytest.raises(Invalid):
        keys_for(read_claims(lines), {"Oud.": 1}, 1)


def test_what_stands_below_a_claim_belongs_to_it():
    (claim,) = read_claims("Stijf is niet kort. [1]\n~ Stijf is\n~ verkort.\n! Titel over nek.")
    assert claim == ClaimText(
        "Stijf is niet kort.", (1,), None, "Stijf is verkort.", "Titel over nek."
    )
    with pytest.raises(Invalid):
        read_claims("~ Een fabel zonder feit.")
