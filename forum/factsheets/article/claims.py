"""Proposes the claims of a sheet: what is cited, and else what each block opens with."""

from collections.abc import Collection, Iterator

from forum.factsheets.article.citations import cited, has_citation
from forum.factsheets.article.model import Block, BlockKind, DraftClaim
from forum.factsheets.article.sentences import is_question, split_sentences

_ASK_OR_NAME = {BlockKind.QUESTION, BlockKind.SUBHEADING}
_FEW_WORDS = 2  # "Soms wel." claims nothing by itself


def propose_claims(block: Block, known: Collection[int]) -> Iterator[DraftClaim]:
    """`known` are the numbers that have a reference; a claim cites no other."""
    if has_citation(block.text):
        yield from _cited_claims(block, known)
    elif block.kind not in _ASK_OR_NAME and (opening := _opening(block.text)):
        yield DraftClaim(opening, block.line, ())


def _cited_claims(block: Block, known: Collection[int]) -> Iterator[DraftClaim]:
    for sentence in split_sentences(block.text):
        if numbers := cited(sentence):
            found = tuple(number for number in numbers if number in known)
            yield DraftClaim(sentence, block.line, found)


def _opening(text: str) -> str | None:
    """The first sentence that tells something; a very short one only if there is no other."""
    telling = (sentence for sentence in split_sentences(text) if not is_question(sentence))
    first = next(telling, None)
    if first is None or len(first.split()) > _FEW_WORDS:
        return first
    return next((other for other in telling if len(other.split()) > _FEW_WORDS), first)
