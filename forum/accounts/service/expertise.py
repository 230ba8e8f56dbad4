"""What the verification of a member came to, kept on the member for every page that shows them.

Keys and sessions stay: to work as an expert takes a second step of logging in, and turning that
on has ended what was opened without it.
"""

from datetime import datetime

from forum.accounts.models import Member
from forum.accounts.service.profile import look_again
from forum.accounts.viewer import Role


def make_expert(member: Member, profession: str, until: datetime) -> None:
    """Of a member who is held."""
    member.role = Role.EXPERT
    member.expert_profession, member.expert_until = profession, until


def end_expertise(member: Member) -> None:
    """Of a member who is held. Whatever else they are meanwhile, they stay. A profile that says
    what the badge said says it no more."""
    if member.role == Role.EXPERT:
        member.role = Role.MEMBER
    member.expert_profession = member.expert_until = None
    look_again(member)
