"""What a reader of the world left with the words of others."""

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.marks.service.bookmarking import keep_post
from forum.marks.service.reacting import react
from forum.threads import service as threads
from forum.threads.kinds import Kind, ReactionKind
from tests import make
from tests.world import Secret
from tests.world.parts import Kept


def settle(
    members: dict[str, Member], place: Category, post_id: int, secrets: list[Secret]
) -> Kept:
    reader = make.viewer(members["member"])
    question = make.thread(members["member"], place=place, kind=Kind.QUESTION, title="Een vraag")
    answer = make.reply(question, members["other_member"])
    threads.accept_answer(reader, question.thread_id, answer.id)
    react(reader, answer.id, ReactionKind.HELPFUL)
    keep_post(reader, post_id, note="Bewaarnotitie")
    secrets.append(Secret("Bewaarnotitie", ("member",)))
    return Kept(question=question.thread_id, answer=answer.id, post=post_id)
