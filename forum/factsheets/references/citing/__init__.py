"""References in the formats that programs for references read. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from forum.factsheets.references.citing.bibtex import write_bibtex
from forum.factsheets.references.citing.csl import write_csl
from forum.factsheets.references.citing.ris import write_ris
from forum.factsheets.references.views import StatusView
from forum.factsheets.views import ReferenceView


@dataclass(frozen=True)
class Format:
    """What a file in it is called, and as what it is sent. `write` takes the sheet, its sources,
    and by number what is known of them today."""

    ending: str
    kind: str
    write: Callable[[str, Sequence[ReferenceView], Mapping[int, StatusView]], str]


FORMATS = {
    "csl.json": Format("csl.json", "application/vnd.citationstyles.csl+json", write_csl),
    "ris": Format("ris", "application/x-research-info-systems", write_ris),
    "bib": Format("bib", "application/x-bibtex", write_bibtex),
}

__all__ = ["FORMATS", "Format"]
