"""Finds again, in a text that may have changed, the one place that a correction is about. Pure."""

from dataclasses import dataclass

_WIDTHS = (60, 24, 8, 0)  # how much of what stands around it must be there still


@dataclass(frozen=True)
class Slip:
    """`found` stands at `place` of the text of its line, and should be `suggestion`."""

    place: int
    found: str
    suggestion: str
    line: str  # its text, as it stands in the article

    def parts(self, width: int) -> tuple[str, str]:
        """What stands around it, so much on either side."""
        end = self.place + len(self.found)
        return self.line[max(0, self.place - width) : self.place], self.line[end : end + width]


def corrected(text: str, slip: Slip) -> str | None:
    """The text with that one place changed; None when it is not there, or not the only one."""
    for width in _WIDTHS:
        before, after = slip.parts(width)
        count = text.count(before + slip.found + after)
        if count == 1:
            changed = before + slip.suggestion + after
            return text.replace(before + slip.found + after, changed)
        if count > 1:
            return None
    return None


def corrected_all(text: str, slips: list[Slip]) -> str:
    for slip in slips:
        text = corrected(text, slip) or text
    return text
