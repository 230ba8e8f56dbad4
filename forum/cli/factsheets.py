import json
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from forum.accounts.queries import find_by_name
from forum.accounts.viewers import get_viewer
from forum.cli.command import Command, need_database
from forum.cli.demo import sheets
from forum.cli.demo.content import read
from forum.core.db import transaction
from forum.core.errors import ForumError, NotFound
from forum.core.i18n import _
from forum.factsheets.article import MAX_BYTES
from forum.factsheets.service import keep_article

group = AppGroup("factsheets", help="Factsheets, gemaakt van artikelen met bronnen.")


@group.command("import", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lenient", is_flag=True, help="Een verwijzing zonder bron is een waarschuwing.")
@click.option("--dry-run", is_flag=True, help="Laat het verslag zien en bewaar niets.")
@click.option("--json", "as_json", is_flag=True, help="Het verslag als JSON.")
@click.option("--source-url", help="Waar het artikel staat.")
@click.option("--rights", help="Met wiens toestemming het hier mag staan.")
@click.option("--rights-confirmed", "confirmed", is_flag=True, help="Die toestemming is er.")
@click.option("--revision-of", type=int, help="Nummer van de import waar dit een versie van is.")
@click.option("--as-new", "is_other", is_flag=True, help="Een ander artikel, hoe het ook heet.")
def import_article(file: Path, as_json: bool, **choices: Any) -> None:
    """Lees een artikel in concept-factsheets en geef verslag van elke regel."""
    need_database()
    found = _read(file, **choices)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _tell(found, is_kept=not choices["dry_run"])


@group.command("editorial", cls=Command)
@click.option("--by", required=True, help="De moderator op wiens naam ze gepubliceerd worden.")
def editorial(by: str) -> None:
    """Publiceer de factsheets van de redactie, zoals alarmsignalen, waar die nog niet zijn."""
    need_database()
    with transaction():
        member = find_by_name(by)
        if member is None:
            raise NotFound(_("Dit lid bestaat niet."))
        made = sheets.add_editorial(get_viewer(member.id), read("factsheets"))
    click.echo(_("Gepubliceerd: %(slugs)s", slugs=", ".join(made) or "–"))


class _ForetoldError(Exception):
    """What would be kept, so that none of it is."""

    def __init__(self, report: dict[str, Any]) -> None:
        super().__init__()
        self.report = report


def _read(file: Path, *, lenient: bool, dry_run: bool, **about: Any) -> dict[str, Any]:
    data = _bytes(file)
    try:
        with transaction():
            found = keep_article(data, strict=not lenient, filename=file.name, **about).report
            if dry_run:
                raise _ForetoldError(found)
            return found
    except _ForetoldError as foretold:
        return foretold.report


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise ForumError(_("%(file)s is niet te lezen.", file=str(file))) from error


def _tell(found: dict[str, Any], *, is_kept: bool) -> None:
    if not is_kept:
        click.echo(_("Er is niets bewaard. Dit komt eruit als je het artikel inleest:"))
    click.echo(
        _(
            "%(lines)s regels: %(drafts)s concepten (%(created)s nieuw), %(references)s bronnen.",
            **{name: found[name] for name in ("lines", "drafts", "created", "references")},
        )
    )
    if found["waiting"] or found["gone"]:
        click.echo(
            _(
                "%(waiting)s concepten zijn hier gewijzigd en wachten op een keuze, "
                "%(gone)s staan niet meer in het artikel.",
                waiting=found["waiting"],
                gone=found["gone"],
            )
        )
    for line in found["dropped"]:
        words = {"line": line["line"], "words": line["text"], "reason": line["reason"]}
        click.echo(_("Weggelaten, regel %(line)s: %(words)s (%(reason)s)", **words))
    for remark in found["warnings"]:
        click.echo(_("Let op, regel %(line)s: %(message)s", **remark))
