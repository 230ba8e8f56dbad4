from forum.accounts.badge import Author
from forum.core.i18n import _
from forum.experts.answers.latest import Answered, latest_questions
from forum.web.canonical import absolute
from forum.web.feeds.shapes import Entry, Feed, shortened
from forum.web.structured_threads import words_of


def questions() -> Feed:
    return Feed(
        _("Ruggespraak: beantwoorde vragen"),
        _("Algemene vragen, beantwoord door zorgverleners van wie het beroep is nagegaan."),
        page=absolute("questions.index"),
        place="feeds.of_questions",
        values={},
        entries=[_entry(found) for found in latest_questions()],
    )


def profile(author: Author) -> str:
    return absolute("members.show", username=author.name) if author.has_profile else ""


def _entry(found: Answered) -> Entry:
    post, expert = found.post, found.post.author
    return Entry(
        id=absolute("threads.find", thread_id=found.thread.id),
        title=found.thread.title,
        author=" · ".join(filter(None, (expert.name, _standing(found)))),
        author_url=profile(expert),
        others=[found.thread.author.name],
        summary=shortened(words_of(post)),
        published=post.created_at,
        updated=post.edited_at or post.created_at,
    )


def _standing(found: Answered) -> str:
    """As the page has it beside the name: the badge, or how it was when this was written."""
    if found.post.author.is_expert or found.answer is None:
        return str(found.post.author.badge or "")
    return str(found.answer.standing(is_verified=False)[1])
