"""The cells of a CSV file, as programs and as spreadsheets write it. Pure."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from forum.core.errors import Invalid, TooLarge
from forum.core.i18n import Text, _, number
from forum.recovery.files.columns import DAY, KNOWN
from forum.recovery.files.lines import Complaint, WrongLines

MOST_BYTES = 1024 * 1024
MOST_LINES = 10_000
LARGEST_FORM = 2 * MOST_BYTES  # pasted, with its line ends and what stands around it
SEPARATORS = (",", ";", "\t")  # the last is how a spreadsheet pastes

Cells = dict[str, str]


@dataclass(frozen=True)
class Table:
    """`rows` are the cells of each line that has any, by column, with its number; `extra` the
    numbers of the lines that have more cells than the first."""

    columns: Sequence[str]
    rows: Sequence[tuple[int, Cells]]
    extra: frozenset[int]


def read_table(file: bytes) -> Table:
    """Raises TooLarge, Invalid for what is no CSV in UTF-8, and WrongLines for what is wrong with
    the names of the columns or with a quotation mark: after that nothing can be told apart."""
    if len(file) > MOST_BYTES:
        raise TooLarge(_("Dit bestand is groter dan 1 MB."))
    text = _text(file)
    numbered = list(enumerate(_rows(text), start=1))
    if len(numbered) > MOST_LINES + 1:
        _refuse(_("Dit bestand heeft meer dan %(most)s regels.", most=number(MOST_LINES)))
    filled = [(at, row) for at, row in numbered if any(cell.strip() for cell in row)]
    if not filled:
        _refuse(_("Hier staat niets in."))
    columns = _columns(*filled[0])
    return Table(
        columns=columns,
        rows=[
            (at, dict(zip(columns, _padded(row, columns), strict=False))) for at, row in filled[1:]
        ],
        extra=frozenset(at for at, row in filled[1:] if any(row[len(columns) :])),
    )


def _text(file: bytes) -> str:
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        _refuse(_("Dit bestand is niet leesbaar. Bewaar het als CSV in UTF-8."))
    return text


def _rows(text: str) -> Iterator[list[str]]:
    first = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    at = 0
    try:
        for at, row in enumerate(islice(lines, MOST_LINES + 2), start=1):  # noqa: B007
            yield row
    except csv.Error as error:
        wrong = _("Een aanhalingsteken staat hier los, of wordt niet gesloten.")
        raise WrongLines([Complaint(at + 1, "", wrong)]) from error


def _columns(at: int, row: Sequence[str]) -> list[str]:
    """Raises WrongLines for names that are not there, not known, or there twice."""
    names = [name.strip().lower() for name in row]
    while not names[-1]:
        names.pop()
    counts = Counter(names)  # counted once: a line may have half a million of them
    unknown = [name for name in counts if name not in KNOWN]
    twice = [name for name in counts if name in KNOWN and counts[name] > 1]
    wrong = [Complaint(at, name[:40], _("Deze kolom is niet bekend.")) for name in unknown]
    wrong += [Complaint(at, name, _("Deze kolom staat er twee keer.")) for name in twice]
    if DAY not in names:
        wrong.append(Complaint(at, DAY, _("Deze kolom ontbreekt.")))
    if wrong:
        raise WrongLines(wrong)
    return names


def _padded(row: Sequence[str], columns: Sequence[str]) -> list[str]:
    return [*row, *[""] * (len(columns) - len(row))]


def _refuse(wrong: Text) -> None:
    raise Invalid(wrong, errors={"file": [wrong]})
