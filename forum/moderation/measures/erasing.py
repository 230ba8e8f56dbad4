"""What becomes of decisions about, and by, a member who leaves for good."""

from sqlalchemy import Select, delete, select, update

from forum.accounts.service.mentioning import mentions_of
from forum.core.db import db
from forum.moderation.measures.models import Appeal, Measure


def erase(member_id: int, *, everything: bool) -> None:
    """They go, with what was objected; that something was done stays in the log, by its code.
    Words that name the member in decisions about others go too."""
    mine = measures_of(member_id)
    db.session.execute(delete(Appeal).where(Appeal.measure_id.in_(mine)))
    db.session.execute(delete(Measure).where(Measure.member_id == member_id))
    _forget_names(member_id)


def measures_of(member_id: int) -> Select[int]:
    return select(Measure.id).where(Measure.member_id == member_id)


def _forget_names(member_id: int) -> None:
    """What is sealed can only be looked through by opening it."""
    mentions = mentions_of(member_id)
    for key, facts in db.session.execute(select(Measure.id, Measure.facts)).all():
        if facts and mentions.names(facts):
            db.session.execute(update(Measure).where(Measure.id == key).values(facts=""))
    words = select(Appeal.id, Appeal.text, Appeal.answer)
    for key, text, answer in db.session.execute(words).all():
        told = {"text": mentions.taken_out(text), "answer": answer and mentions.taken_out(answer)}
        if told != {"text": text, "answer": answer}:
            db.session.execute(update(Appeal).where(Appeal.id == key).values(told))
