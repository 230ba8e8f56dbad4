import sys

import click
from flask.cli import AppGroup

from forum.accounts.schemas import AccountInput
from forum.accounts.service.vouching import change_role, create_account
from forum.accounts.viewer import Role
from forum.cli.command import Command, checked, need_database
from forum.core.db import transaction
from forum.core.i18n import _
from forum.experts.verification.service import end_by_operator
from forum.jobs.erasing import reapply
from forum.proofs.service import second_factor

group = AppGroup("accounts", help="Accounts van leden en het team.")


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


@group.command("role", cls=Command)
@click.argument("name")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--profession", help="Het beroep van een expert.")
def role(name: str, role: str, profession: str | None) -> None:
    """Geef een lid een andere rol. Overal waar het lid is ingelogd, is dat meteen voorbij."""
    need_database()
    with transaction():
        end_by_operator(name)
        change_role(name, role=Role(role), profession=profession)
    click.echo(_("%(name)s heeft nu de rol %(role)s.", name=name, role=role))


@group.command("reset-second-factor", cls=Command)
@click.argument("name")
def reset_second_factor(name: str) -> None:
    """Haal app, reservecodes en passkeys weg van een lid dat ze kwijt is.

    Ga eerst na dat je met dit lid zelf te maken hebt: daarna is het wachtwoord genoeg.
    """
    need_database()
    with transaction():
        second_factor.reset(name)
    click.echo(_("%(name)s logt voortaan in met alleen het wachtwoord.", name=name))


@group.command("reapply-erasures", cls=Command)
def reapply_erasures() -> None:
    """Wis opnieuw wie al gewist was, nadat een reservekopie is teruggezet."""
    need_database()
    count = reapply()
    click.echo(_("%(count)s opnieuw gewist.", count=count))


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt(str(_("Wachtwoord")), hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
