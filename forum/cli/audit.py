import json
from dataclasses import asdict
from typing import Any

import click
from flask.cli import AppGroup

from forum.cli.command import Command, need_database
from forum.core.db import transaction
from forum.core.i18n import _
from forum.moderation.audit.chaining import AT_ONCE, chain_missing
from forum.moderation.audit.verifying import Broken, Head, Report
from forum.moderation.audit.verifying import head as head_of_chain
from forum.moderation.audit.verifying import verify as verify_chain

group = AppGroup("audit", help="Het logboek van de moderatie: is het nog wat het was?")


class Anchor(click.ParamType[Head]):
    """What `audit head` printed."""

    name = "NUMMER:WAARDE"

    def convert(self, value: Any, param: Any, ctx: Any) -> Head:
        number, _between, found = str(value).partition(":")
        if not (number.isascii() and number.isdigit() and found):
            self.fail(str(_("Geef een nummer, een dubbele punt en de controlewaarde.")))
        return Head(int(number), found)


@group.command("verify", cls=Command)
@click.option("--anchor", type=Anchor(), help="Wat ‘audit head’ eerder liet zien.")
@click.option("--json", "as_json", is_flag=True, help="Voor programma's.")
@click.pass_context
def verify(context: click.Context, anchor: Head | None, as_json: bool) -> None:
    """Reken de keten na. Noemt de eerste regel die niet klopt, en eindigt dan met 1."""
    need_database()
    found = verify_chain(anchor)
    if as_json:
        click.echo(json.dumps(_plain(found)))
    else:
        click.echo(_told(found.broken) if found.broken else f"ok, {found.rows} rows")
    context.exit(1 if found.broken else 0)


@group.command("head", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Voor programma's.")
def head(as_json: bool) -> None:
    """Laat het einde van de keten zien, om ergens anders te bewaren."""
    need_database()
    found = head_of_chain()
    click.echo(json.dumps(asdict(found)) if as_json else f"{found.number}:{found.hash}")


@group.command("chain", cls=Command)
def chain() -> None:
    """Voeg regels toe die een oudere versie van de site schreef. Dat is er alleen na bijwerken."""
    need_database()
    added = AT_ONCE
    total = 0
    while added == AT_ONCE:
        with transaction():
            added = chain_missing()
        total += added
    click.echo(_("%(count)s regels toegevoegd aan de keten.", count=total))


def _told(broken: Broken) -> str:
    if broken.number is None:
        return str(_("logboek %(id)s: %(what)s", id=broken.entry_id, what=broken.told))
    if broken.entry_id is None:
        return str(_("rij %(number)s: %(what)s", number=broken.number, what=broken.told))
    told = _(
        "rij %(number)s (logboek %(id)s): %(what)s",
        number=broken.number,
        id=broken.entry_id,
        what=broken.told,
    )
    return str(told)


def _plain(found: Report) -> dict[str, Any]:
    broken = found.broken
    named = broken and {
        "number": broken.number,
        "entry_id": broken.entry_id,
        "wrong": broken.wrong,
        "message": str(broken.told),
    }
    return {"ok": not broken, "rows": found.rows, "head": asdict(found.head), "broken": named}
