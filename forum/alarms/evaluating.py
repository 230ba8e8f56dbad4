"""How well the rules read sentences that somebody labelled (GUIDE §3.3, §3.4 Acceptance)."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forum.alarms.rules import Level, Sign


@dataclass(frozen=True)
class Labelled:
    """A sentence, whether it should be warned for, and how soon its writer should call."""

    id: str
    text: str
    flag: bool
    level: Level | None


def read_sentences(file: Path) -> list[Labelled]:
    """From lines of JSON: id, text, flag, level. Raises ValueError that names the line."""
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    return [_read(line, number) for number, line in lines if line.strip()]


def _read(line: str, number: int) -> Labelled:
    try:
        row = json.loads(line)
        level = Level(row["level"]) if row.get("level") else None
        return Labelled(str(row["id"]), str(row["text"]), bool(row["flag"]), level)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"regel {number}: {error!r}") from error


def evaluate(rows: Sequence[Labelled], check: Callable[[str], Sequence[Sign]]) -> dict[str, Any]:
    """Recall and false alarms as parts of 1, None where there was nothing to find; the sentences
    that went wrong by id. A sign at another level is found all the same."""
    found = {row.id: bool(check(row.text)) for row in rows}
    with_sign, harmless = [row for row in rows if row.flag], [row for row in rows if not row.flag]
    wrongly = [row.id for row in harmless if found[row.id]]
    return {
        "positives": len(with_sign),
        "negatives": len(harmless),
        "recall": _share(found[row.id] for row in with_sign),
        "recall_by_level": {
            level.value: _share(found[row.id] for row in with_sign if row.level == level)
            for level in Level
        },
        "false_alarms": len(wrongly),
        "false_alarm_rate": _share(found[row.id] for row in harmless),
        "missed": [row.id for row in with_sign if not found[row.id]],
        "wrongly_flagged": wrongly,
    }


def _share(found: Iterable[bool]) -> float | None:
    answers = list(found)
    return round(sum(answers) / len(answers), 4) if answers else None
