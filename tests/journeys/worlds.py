"""Two forums to look at: one in which everything is as long as it may be, and one without posts."""

from typing import NamedTuple

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.drafts import service as drafts
from forum.factsheets.service.imports import importing
from forum.factsheets.service.talk import pinning
from forum.marks.service.bookmarking import keep_post
from forum.marks.service.reacting import react
from forum.messages import service as messages
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.polls import service as polls
from forum.proofs.kinds import Errand
from forum.proofs.service import links
from forum.threads import service as threads
from forum.threads.kinds import Kind, ReactionKind, Visibility
from forum.threads.models import Post
from tests import make
from tests.browser import Server
from tests.factsheets.article.example import FILE

ARTICLE = FILE
LONGEST_WORD = "arbeidsongeschiktheidsverzekeringsmaatschappijen"
TITLE = (
    "Bekkenbodemfysiotherapeutenvereniging of arbeidsongeschiktheidsverzekering: wie belde er "
    "het eerst toen jij na maanden thuiszitten weer mocht opbouwen"
)
WHY = f"Hier staat wat bekend is over {LONGEST_WORD} en over opbouwen na een lange tijd stilzitten."
SHEET = {
    "title": f"Houdingsveranderingen: wat is er bekend over {LONGEST_WORD}",
    "summary": f"In gewone woorden over {LONGEST_WORD} en wat je daar zelf aan kunt veranderen.",
    "body": f"Een alinea.\n> Een uitgelichte zin.\n- {LONGEST_WORD}\n? Een vraag\n= Een antwoord.",
}
BODY = f"""Met **nadruk**, *klem* en een [verwijzing](https://example.org/{"pad/" * 20}).

> Een citaat van een ander over {LONGEST_WORD}.

- een punt
- https://example.org/{"een-lang-adres-zonder-spaties-" * 5}

    een regel code die veel te lang is om in zijn geheel op een telefoon te passen, toch?
"""


class World(NamedTuple):
    """Who lives there, and what there is to see for a guest, a member and a moderator."""

    people: dict[str, Member]
    public: list[str]
    own: list[str]
    staff: list[str]

    def pages(self, role: str) -> list[str]:
        return {"guest": self.public, "member": self.own, "moderator": self.staff}[role]


def empty(server: Server) -> World:
    """Installed, and nobody has written yet."""
    with server.inside():
        people = _people()
    public = ["/", "/categories", "/factsheets"]
    own = [*public, "/new", "/drafts", "/bookmarks", "/members/Wilma", "/settings/tokens"]
    own.append("/messages")
    staff = [*public, "/moderation", "/moderation/log", "/moderation/workload"]
    staff += ["/moderation/factsheets", "/moderation/messages"]
    return World(people, public, own, staff)


def full(server: Server) -> World:
    with server.inside():
        people = _people(bio=BODY[:200])
        place = make.category(name=f"Werk en {LONGEST_WORD}", slug="werk", description=TITLE)
        first = _talk(people, place)
        _begin_to_write(people["member"], first)
        _gather_knowledge(people["moderator"], first)
        mine = make.thread(people["member"], place=place, title=TITLE, kind=Kind.QUESTION)
        _change_and_ask(people["member"], mine)
        public, own, staff = _addresses(first, mine)
        own += _letters(people)
        staff.append("/moderation/messages")
        own += _kept(people["member"], first, mine)
        return World(people, [*public, *_ways_back(people["member"])], own, staff)


def _people(**facts: str) -> dict[str, Member]:
    profession = "bekkenfysiotherapeut en manueel therapeut in opleiding"
    return {
        "member": make.member(username="Wilma", **facts),
        "expert": make.expert(username="Lotte van de Bergen-Rugenbrink", profession=profession),
        "moderator": make.moderator(username="Slaapkamerraamkozijnenschilder_uit_Emmen"),
    }


def _talk(people: dict[str, Member], place: Category) -> Post:
    """A story of two pages, with all that can happen to a post and to a thread."""
    keeper = make.viewer(people["moderator"])
    about = {"title": TITLE, "body": BODY, "kind": Kind.RECOVERY}
    first = make.thread(make.member(), place=place, **about)
    for writer in people.values():
        make.reply(first, writer, body=BODY)
    deleted = make.reply(first, people["member"])
    threads.delete_post(make.viewer(people["member"]), deleted.id)
    removed = make.reply(first)
    moderation.act_on_post(keeper, Act.REMOVE, removed.id, reason="onjuiste_informatie", note=WHY)
    for _more in range(20):
        make.reply(first)
    closed = make.thread(place=place, title=TITLE, visibility=Visibility.MEMBERS)
    for act in (Act.LOCK, Act.PIN):
        moderation.act_on_thread(keeper, act, closed.thread_id, reason=WHY)
    return first


def _change_and_ask(member: Member, mine: Post) -> None:
    """With a history, and with polls that one chose from and did not yet choose from."""
    words = {"body": BODY.replace("Met", "Zonder"), "title": TITLE.replace("Of", "En")}
    threads.edit_post(make.viewer(member), mine.id, **words, reason=WHY[:200])
    options = (LONGEST_WORD, TITLE[:100], "Ja")
    for post in (mine, make.reply(mine, member)):
        make.poll(post, question=TITLE, options=options, most=2)
    polls.vote(make.viewer(member), mine.id, [1, 3])


def _gather_knowledge(keeper: Member, first: Post) -> None:
    viewer = make.viewer(keeper)
    for slug, urgent in (("rustig", False), ("alarmsignalen", True)):
        make.sheet(keeper, slug=slug, call_now=urgent, **SHEET)
    pinning.pin_to_thread(viewer, first.thread_id, "rustig", why=WHY)
    pinning.pin_to_category(viewer, "werk", "alarmsignalen", why=WHY)
    importing.import_article(viewer, ARTICLE.read_bytes(), filename=f"{LONGEST_WORD}.txt")


def _begin_to_write(member: Member, first: Post) -> None:
    for key in ("new", f"thread:{first.thread_id}", "thread:999999"):
        drafts.save(make.viewer(member), key, fields={"title": TITLE, "body": BODY})


def _kept(member: Member, first: Post, mine: Post) -> list[str]:
    """All that can be left with a post, and the pages of what was kept."""
    viewer, answer = make.viewer(member), make.reply(mine)
    for kind in ReactionKind:
        for post in (first, answer):
            react(viewer, post.id, kind)
    threads.accept_answer(viewer, mine.thread_id, answer.id)
    keep_post(viewer, first.id, note=f"{TITLE} {LONGEST_WORD}")
    keep_post(viewer, answer.id)
    return [f"/t/{mine.thread_id}", "/bookmarks", f"/p/{first.id}/bookmark"]


def _ways_back(member: Member) -> list[str]:
    token = links.give_token(links.ask(Errand.NEW_PASSWORD, member_id=member.id))
    return ["/forgot", f"/reset?token={token}", "/confirm-email?token=x"]


def _letters(people: dict[str, Member]) -> list[str]:
    """A private conversation of three, of which moderators were shown a message."""
    keeper, member = (make.viewer(people[role]) for role in ("moderator", "member"))
    names = [people[role].username for role in ("member", "expert")]
    first = messages.begin(keeper, to=names, body=BODY)
    place = first.conversation_id
    messages.send(member, place, body=BODY)
    messages.report(member, place, first.id, reason="anders", note=WHY)
    second = messages.send(keeper, place, body=TITLE)
    page = f"/messages/{place}"
    return ["/messages", "/messages/new", page, f"{page}/{second.id}/report"]


def _addresses(first: Post, mine: Post) -> tuple[list[str], list[str], list[str]]:
    story = f"/t/{first.thread_id}"
    both = ["/", "/c/werk", story]
    public = [
        *both, f"{story}?after=20", "/categories", "/factsheets", "/factsheets/rustig",
        "/factsheets/alarmsignalen", "/factsheets/rustig/v/1", "/members/Wilma", "/register",
        "/login", "/verify?token=x", "/rules", "/privacy", "/help", "/language", "/api/docs",
    ]  # fmt: skip
    own = [
        *both, "/new", f"/p/{mine.id}/edit", f"/p/{mine.id}/delete", "/members/Wilma",
        f"/t/{mine.thread_id}", f"/p/{mine.id}/history", f"/p/{mine.id}/history/1/empty",
        f"/p/{mine.id}/vote",
        "/settings", "/settings/consent", "/settings/tokens", "/settings/password",
        "/settings/email", "/settings/export", "/settings/sessions", "/settings/leaving",
        "/settings/blocks", "/settings/access-log", "/settings/second-factor",
        "/settings/passkeys", "/drafts",
    ]  # fmt: skip
    staff = [
        *both, "/factsheets", "/moderation", "/moderation/log", "/moderation/factsheets",
        "/moderation/workload", "/moderation/reasons", "/moderation/reasons/spam",
        "/moderation/factsheets/import", "/moderation/factsheets/imports/1",
        "/factsheets/rustig/edit", "/moderation/references", "/moderation/references/1",
    ]  # fmt: skip
    return public, own, staff
