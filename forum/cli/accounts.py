import sys

import click
from flask.cli import AppGroup

from forum.accounts.schemas import AccountInput
from forum.accounts.service.vouching import create_account
from forum.accounts.viewer import Role
from forum.cli.command import Command, checked, need_database
from forum.cli.erasures import reapply_erasures
from forum.core.db import transaction
from forum.core.i18n import _

group = AppGroup("accounts", help="Accounts van leden en het team.")
group.add_command(reapply_erasures)


@group.command("create", cls=Command)
@click.argument("name")
@click.option("--email", required=True)
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--profession", help="Het beroep van een expert.")
def create(name: str, email: str, role: str, profession: str | None) -> None:
    """Maak een account, bevestigd en met toestemming, omdat jij ervoor instaat.

    Het wachtwoord wordt gevraagd, of gelezen van de standaardinvoer.
    """
    need_database()
    given = {"username": name, "email": email, "password": _password()}
    facts = checked(AccountInput, given)
    with transaction():
        member = create_account(**facts, role=Role(role), profession=profession)
    click.echo(_("%(name)s heeft nu een account.", name=member.username))


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt(str(_("Wachtwoord")), hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
