import codecs
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from forum.cli.command import Command, need_database
from forum.core.errors import ForumError, Invalid
from forum.core.i18n import _
from forum.factsheets.references.retraction_watch import NotThisFile, read_records
from forum.factsheets.service.references.retraction_watch import Matched, Outcome, apply, match

PIECE = 1024 * 1024

group = AppGroup("references", help="Bronnen van factsheets: zijn ze ingetrokken of gecorrigeerd?")


@group.command("update", cls=Command)
@click.option(
    "--retraction-watch",
    "file",
    required=True,
    type=click.Path(path_type=Path),
    help="Het CSV-bestand van Retraction Watch.",
)
@click.option("--dry-run", is_flag=True, help="Laat zien wat er verandert en bewaar niets.")
@click.option("--json", "as_json", is_flag=True, help="Voor programma's.")
def update(file: Path, dry_run: bool, as_json: bool) -> None:
    """Zoek onze bronnen op in het bestand, en zet op factsheets wat er met een bron is."""
    need_database()
    found = _match(file)
    told = apply(found, keep=not dry_run)
    if as_json:
        click.echo(json.dumps(_plain(found, told, dry_run=dry_run), ensure_ascii=False, indent=2))
    else:
        _tell(found, told)


def _match(file: Path) -> Matched:
    """Raises ForumError that names the file when it is another one."""
    try:
        found = match(read_records(_lines(file)))
    except OSError as error:
        raise ForumError(_("%(file)s is niet te lezen.", file=str(file))) from error
    except NotThisFile as error:
        wrong = _(
            "%(file)s is geen bestand van Retraction Watch: deze kolommen ontbreken: %(missing)s.",
            file=str(file),
            missing=", ".join(error.missing),
        )
        raise Invalid(wrong, code="not_retraction_watch") from error
    if found.rows == found.broken:
        raise Invalid(_("In %(file)s staat geen enkele leesbare regel.", file=str(file)))
    return found


def _lines(file: Path) -> Iterator[str]:
    """One at a time, while a bar on standard error shows how far we are."""
    encoding = _encoding(file)
    with (
        file.open(encoding=encoding, newline="") as opened,
        click.progressbar(
            length=file.stat().st_size, file=sys.stderr, update_min_steps=PIECE // 4
        ) as bar,
    ):
        # Pieces of at most so much: one line could be the whole of another kind of file.
        for line in iter(partial(opened.readline, PIECE), ""):
            bar.update(len(line.encode(encoding, "replace")))
            yield line


def _encoding(file: Path) -> str:
    """UTF-8 when all of it is, whatever mark it begins with; else as older files are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as opened:
        try:
            while piece := opened.read(PIECE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "latin-1"
    return "utf-8-sig"


def _plain(found: Matched, told: Outcome, *, dry_run: bool) -> dict[str, Any]:
    broken = [{"line": row.line, "message": str(row.why)} for row in found.shown]
    counts = {"rows": found.rows, "broken_rows": found.broken}
    return {"dry_run": dry_run, **counts, **asdict(told), "broken": broken}


def _tell(found: Matched, told: Outcome) -> None:
    click.echo(
        _(
            "%(rows)s regels: van %(references)s bronnen staan er %(named)s in, "
            "%(changed)s kregen een andere status (%(worse)s een slechtere).",
            rows=found.rows,
            **asdict(told),
        )
    )
    for row in found.shown:
        click.echo(_("Overgeslagen, regel %(line)s: %(why)s", line=row.line, why=row.why))
    if more := found.broken - len(found.shown):
        click.echo(_("En nog %(count)s andere regels.", count=more))
