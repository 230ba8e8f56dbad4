import click
from flask.cli import AppGroup

from forum.core.places import Allowed
from forum.core.webpush import Pusher, new_private_key

group = AppGroup("push", help="Notificaties op de apparaten van leden (web push).")


@group.command("keys")
def keys() -> None:
    """Maak een nieuw paar sleutels. De eerste regel hoort bij de instellingen.

    Wie een andere sleutel instelt, laat leden hun apparaten opnieuw toevoegen.
    """
    private = new_private_key()
    click.echo(f"VAPID_PRIVATE_KEY={private}")
    click.echo(f"# {Pusher(private, '', Allowed.read(None, None)).public_key}")
