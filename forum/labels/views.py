"""What is shown of labels, as plain data."""

from dataclasses import dataclass

# Between the two words of a label, and between labels: no name holds either.
WITHIN, BETWEEN = "\t", "\n"


@dataclass(frozen=True, order=True)
class Tag:
    """A label as a thread carries it."""

    name: str
    slug: str


@dataclass(frozen=True)
class LabelView:
    id: int
    slug: str
    name: str
    description: str


def tags(gathered: str | None) -> tuple[Tag, ...]:
    """By name, out of the one text that `rows.gathered` makes of them."""
    lines = gathered.split(BETWEEN) if gathered else []
    return tuple(sorted(Tag(*line.split(WITHIN)) for line in lines))
