"""Labels: the list that moderators keep, and the threads that carry them."""

import json

import pytest

from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.jobs.exporting import sections_of
from forum.labels.models import Label
from forum.labels.queries import labels
from forum.marks.models import LabelMark
from forum.moderation import service
from forum.moderation.queries import log
from forum.threads import queries
from forum.threads.models import ThreadLabel
from forum.threads.service import delete_post
from forum.threads.service.erasing import erase
from tests import make

NAMES = ("Nek", "Lage rug", "Slapen", "Werk", "Hernia", "Bewegen")


@pytest.fixture
def keeper(app):
    return make.viewer(make.moderator())


@pytest.fixture
def listed(keeper):
    for name in NAMES:
        service.add_label(keeper, name=name)


def _of(thread_id: int) -> list[str]:
    viewer = make.viewer(make.member())
    return [tag.slug for tag in queries.get_thread(viewer, thread_id).tags]


def test_the_list_is_kept_by_moderators_and_every_step_logged(keeper):
    assert service.add_label(keeper, name="Lage  rug\n onderin") == "lage-rug-onderin"
    service.change_label(keeper, "lage-rug-onderin", name="Onderrug", description="Onderin")
    assert [(one.slug, one.name) for one in labels()] == [("lage-rug-onderin", "Onderrug")]
    service.remove_label(keeper, "lage-rug-onderin")
    lines = [(line.act, line.about, line.note) for line in log(keeper).items]
    assert lines == [
        ("remove_label", "Onderrug", ""),
        ("change_label", "Onderrug", "Naam: Lage rug onderin → Onderrug"),
        ("add_label", "Lage rug onderin", ""),
    ]


@pytest.mark.usefixtures("listed")
def test_members_keep_no_list():
    member = make.viewer(make.member())
    for act in (
        lambda: service.add_label(member, name="Mijn label"),
        lambda: service.change_label(member, "nek", name="Anders"),
        lambda: service.remove_label(member, "nek"),
    ):
        with pytest.raises(Refused):
            act()


@pytest.mark.usefixtures("listed")
def test_an_address_is_used_once(keeper):
    with pytest.raises(Conflict):
        service.add_label(keeper, name="nek!")
    with pytest.raises(Invalid):
        service.add_label(keeper, name="Schouder", slug="Schouder/rechts")
    with pytest.raises(NotFound):
        service.change_label(keeper, "is-er-niet", name="Iets")


@pytest.mark.usefixtures("listed")
def test_a_thread_starts_with_labels_and_its_starter_changes_them():
    author = make.member()
    first = make.thread(author, tags=["slapen", "nek", "nek"])
    assert _of(first.thread_id) == ["nek", "slapen"]
    service.set_labels(make.viewer(author), first.thread_id, ["werk"])
    assert _of(first.thread_id) == ["werk"]
    service.set_labels(make.viewer(author), first.thread_id, [])
    assert _of(first.thread_id) == []
    assert log(make.viewer(make.moderator())).items[0].act != "choose_labels"


@pytest.mark.usefixtures("listed")
def test_a_moderator_s_choice_is_logged_and_a_stranger_s_refused(keeper):
    first = make.thread(tags=["nek"])
    service.set_labels(keeper, first.thread_id, ["werk"])
    line = log(keeper).items[0]
    assert (line.act, line.thread_id, line.note) == ("choose_labels", first.thread_id, "Eerst: Nek")
    with pytest.raises(Refused):
        service.set_labels(make.viewer(make.member()), first.thread_id, [])


@pytest.mark.usefixtures("listed")
def test_a_label_that_goes_goes_from_every_thread(keeper):
    first, member = make.thread(tags=["nek", "werk"]), make.member()
    label = db.session.query(Label).filter_by(slug="nek").one()
    db.session.add(LabelMark(member_id=member.id, label_id=label.id, level="follow"))
    db.session.flush()
    service.remove_label(keeper, "nek")
    assert _of(first.thread_id) == ["werk"]


@pytest.mark.usefixtures("listed")
def test_a_copy_of_everything_names_them():
    author = make.member()
    make.thread(author, tags=["nek", "slapen"])
    make.thread(author)
    (section,) = (one for one in sections_of(author.id) if one.name == "threads")
    found = [row["labels"] for row in section.rows()]
    assert sorted(found[0].split(", ")) == ["Nek", "Slapen"]
    assert found[1] is None
    assert json.dumps(found)


@pytest.mark.usefixtures("listed")
def test_who_leaves_with_everything_or_takes_a_thread_back_leaves_no_label():
    author = make.member()
    kept, lonely = make.thread(author, tags=["nek"]), make.thread(author, tags=["werk"])
    make.reply(kept)
    delete_post(make.viewer(author), lonely.id)
    assert db.session.query(ThreadLabel).count() == 1
    erase(author.id, everything=True)
    assert db.session.query(ThreadLabel).count() == 0


def test_a_choice_and_a_removal_at_once_end_in_one_of_the_two(open_site, run_parallel):
    keeper, author = make.viewer(make.moderator()), make.member()
    for name in NAMES:
        service.add_label(keeper, name=name)
    first, starter = make.thread(author, tags=["werk"]), make.viewer(author)

    def choose(*slugs: str) -> None:
        with transaction():
            service.set_labels(starter, first.thread_id, slugs)

    def remove() -> None:
        with transaction():
            service.remove_label(keeper, "nek")

    acts = [lambda: choose("nek", "slapen"), remove, lambda: choose("hernia", "nek")]
    wrong = [one for one in run_parallel(acts) if isinstance(one, Exception)]

    assert all(isinstance(one, Invalid) for one in wrong), wrong
    assert db.session.query(Label).filter_by(slug="nek").count() == 0
    assert _of(first.thread_id) in (["werk"], ["slapen"], ["hernia"])
