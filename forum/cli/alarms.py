import json
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from forum import alarms
from forum.alarms.evaluating import evaluate, read_sentences
from forum.cli.command import Command

group = AppGroup("alarms", help="Regels voor alarmsignalen.")


@group.command("evaluate", cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="De uitkomst als JSON.")
def evaluate_file(file: Path, *, as_json: bool) -> None:
    """Lees zinnen met een oordeel (regels JSON: id, text, flag, level) en vergelijk."""
    try:
        rows = read_sentences(file)
    except ValueError as error:
        raise click.ClickException(f"{file}: {error}") from error
    found = evaluate(rows, alarms.check)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _tell(found)


def _tell(found: dict[str, Any]) -> None:
    click.echo(f"Regels van {alarms.rule_set().version}")
    click.echo(f"Gevonden: {_percent(found['recall'])} van {found['positives']} met een signaal")
    for level, share in found["recall_by_level"].items():
        click.echo(f"  {level}: {_percent(share)}")
    wrongly = f"{found['false_alarms']} van {found['negatives']} zonder"
    click.echo(f"Loos alarm: {wrongly} ({_percent(found['false_alarm_rate'])})")
    for words, ids in (("Gemist", found["missed"]), ("Ten onrechte", found["wrongly_flagged"])):
        if ids:
            click.echo(f"{words}: {', '.join(ids)}")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}".replace(".", ",")
