"""The words of a line as they were read, from what the database keeps of it."""

from forum.factsheets.article.words import bullet
from forum.factsheets.models import SourceLine


def text_of(line: SourceLine) -> str:
    """One that the previous release wrote has only the line itself."""
    return line.raw[len(bullet(line.raw)) :] if line.text is None else line.text
