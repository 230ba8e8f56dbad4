"""What the page of a thread says of itself to programs that read along: what it says to people."""

from typing import Any

from flask import current_app, url_for

from forum.accounts.badge import Author
from forum.categories.circles import Circle
from forum.core.plain import words_in
from forum.experts.answers.views import ByPost
from forum.threads.kinds import Kind, Visibility
from forum.threads.views import PostView, Stretch, ThreadView
from forum.web.structured import SCHEMA, filled


def about_thread(thread: ThreadView, stretch: Stretch, answers: ByPost) -> dict[str, Any] | None:
    """None of what is not for everyone, and of a first post that cannot be read."""
    is_public = thread.visibility == Visibility.PUBLIC and thread.readers == Circle.EVERYONE
    first = next((post for post in stretch.items if post.number == 1), None)
    if not is_public or first is None or not first.is_open:
        return None
    if thread.kind == Kind.QUESTION:
        return {"@context": SCHEMA, "@type": "QAPage"} | {
            "mainEntity": _question(thread, first, stretch, answers)
        }
    return {"@context": SCHEMA} | _posting(thread, first, stretch, answers)


def _posting(
    thread: ThreadView, first: PostView, stretch: Stretch, answers: ByPost
) -> dict[str, Any]:
    told = {
        "@type": "DiscussionForumPosting",
        "headline": thread.title,
        "inLanguage": "nl",
        "commentCount": thread.reply_count,
        "comment": [_written("Comment", post, _as(post, answers)) for post in _replies(stretch)],
    }
    return filled(_written("", first) | told)


def _question(
    thread: ThreadView, first: PostView, stretch: Stretch, answers: ByPost
) -> dict[str, Any]:
    """The answers of experts, and what helped who asked: which the page marks as well."""
    experts = [
        _written("Answer", post, _as(post, answers)) for post in stretch.experts if post.is_open
    ]
    accepted = stretch.accepted
    chosen = _written("Answer", accepted) if accepted and not accepted.is_expert else {}
    told = {
        "@type": "Question",
        "name": thread.title,
        "inLanguage": "nl",
        "answerCount": thread.reply_count,
        "acceptedAnswer": chosen,
        "suggestedAnswer": experts,
    }
    return filled(_written("", first) | told)


def _replies(stretch: Stretch) -> list[PostView]:
    return [post for post in stretch.items if post.number > 1 and post.is_open]


def _as(post: PostView, answers: ByPost) -> str:
    """What its writer was when answering, if this is the answer of an expert."""
    return answers[post.id].profession if post.id in answers else ""


def _written(kind: str, post: PostView, profession: str = "") -> dict[str, Any]:
    home = current_app.config["BASE_URL"]
    return filled(
        {
            "@type": kind,
            "text": words_of(post),
            "url": home + url_for("posts.show", post_id=post.id),
            "author": _person(post.author, profession),
            "datePublished": post.created_at.isoformat(),
            "dateModified": post.edited_at.isoformat() if post.edited_at else "",
        }
    )


def _person(author: Author, profession: str) -> dict[str, Any]:
    """A profession only of who is verified now: of others the page says how it was."""
    profile = ""
    if author.has_profile:
        profile = current_app.config["BASE_URL"] + url_for("members.show", username=author.name)
    told = {"@type": "Person", "name": author.name, "url": profile}
    return filled(told | {"jobTitle": profession if author.is_expert else ""})


def words_of(post: PostView) -> str:
    """Without its marks."""
    return words_in(str(post.html))
