"""What is shown of pictures, as plain data."""

import re
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class UploadView:
    """One picture as its owner sees it."""

    id: int
    key: str
    alt: str
    width: int
    height: int
    size: int
    uploaded_at: datetime

    @property
    def markdown(self) -> str:
        """What puts it in a text."""
        alt = re.sub(r"([\\\[\]])", r"\\\1", " ".join(self.alt.split()))
        return f"![{alt}](/u/{self.key})"


@dataclass(frozen=True)
class Found:
    """A picture that was asked for by its key; nothing tells whose it is, but one's own."""

    id: int
    key: str
    mine: bool
