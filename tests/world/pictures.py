"""The pictures of the world: in posts for some and for all, and in none."""

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads.kinds import Visibility
from tests import make
from tests.uploads.files import keep
from tests.world import VERIFIED, Secret
from tests.world.parts import Pictures


def hang_up(members: dict[str, Member], place: Category, secrets: list[Secret]) -> Pictures:
    member = members["member"]
    alts = ("Openbeeld", "Ledenbeeld", "Wegbeeld", "Losbeeld")
    shown, inside, removed, loose = (keep(member, alt=alt) for alt in alts)
    first = make.thread(member, place=place, title="Met beeld", body=shown.markdown)
    only = {"visibility": Visibility.MEMBERS, "title": "Met beeld voor leden"}
    make.thread(member, place=place, body=inside.markdown, **only)
    gone = make.reply(first, member, body=removed.markdown)
    why = {"reason": "spam", "note": ""}
    moderation.act_on_post(make.viewer(members["moderator"]), Act.REMOVE, gone.id, **why)
    secrets += [Secret(text, VERIFIED) for text in (inside.alt, inside.key)]
    for hidden in (loose, removed):
        secrets += [Secret(text, ("member",)) for text in (hidden.alt, hidden.key)]
    return Pictures(
        open=shown.key,
        inside=inside.key,
        removed=removed.key,
        loose=loose.key,
        upload=loose.id,
        unverified=keep(members["unverified"], alt="Beeld van een nieuwkomer").id,
    )
