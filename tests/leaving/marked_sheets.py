"""What a member has to do with fact sheets in conversations, and what others say of them there."""

from typing import Any

from forum.accounts.models import Member
from forum.core.facts import Fact
from forum.factsheets.service.talk.linking import link_claim
from forum.factsheets.service.talk.suggesting import Suggested, close_suggestion, suggest
from tests import make


def talk_of_sheets(member: Member, other: Member, keeper: Member, found: Any) -> None:
    me, curator = make.viewer(member), make.viewer(keeper)
    sheet = make.sheet(keeper)
    note = f"Leesookwoord, {member.username}"
    link_claim(curator, found.reply, Fact(sheet.slug, 1), note=note)
    link_claim(curator, found.others_post, Fact(sheet.slug, 0), note=note)
    asked = Suggested("correctie", "Voorstelwoord: niet waar.", source="10.1234/Bronwoord")
    answered = suggest(me, sheet.slug, asked).id
    close_suggestion(curator, answered, outcome="overgenomen", answer="Antwoordtaal")
    told = f"Zoals {member.username} zei in het bericht."
    about = Suggested("tegenspraak", told, post_id=found.reply)
    suggest(make.viewer(other), sheet.slug, about)
