"""Quotes that end where their signs end."""

from markdown_it.rules_block import StateBlock, blockquote

BREAKS_OFF = ["paragraph", "reference", "blockquote", "list"]  # what a quote may follow at once


def quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A rule for markdown-it. Its own goes on over lines without a sign, so that an answer written
    right under a quote becomes part of it; and it looks for the end of such lines again at each
    quote, which over some texts takes ten seconds."""
    if silent:
        return blockquote(state, start, end, silent)
    before = state.lineMax
    state.lineMax = _end_of_signs(state, start, end)
    found = blockquote(state, start, state.lineMax, silent)
    state.lineMax = before
    return found


def _end_of_signs(state: StateBlock, start: int, end: int) -> int:
    line = start
    while line < end and _has_sign(state, line):
        line += 1
    return max(line, start + 1)


def _has_sign(state: StateBlock, line: int) -> bool:
    first = state.bMarks[line] + state.tShift[line]
    return first < state.eMarks[line] and state.src[first] == ">"
