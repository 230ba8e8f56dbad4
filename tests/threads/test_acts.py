import pytest

from forum.accounts.viewer import GUEST
from forum.categories.queries import categories
from forum.core.db import db, transaction
from forum.core.errors import Invalid, NotFound, Refused, Stale
from forum.core.outbox import OutboxEvent
from forum.threads import posts, queries, service
from forum.threads.kinds import Kind, Opening, Visibility
from forum.threads.models import Post
from tests import make

pytestmark = pytest.mark.usefixtures("app")


def _thread(first):
    return queries.get_thread(make.viewer(make.moderator()), first.thread_id)


def test_a_reply_moves_its_thread_to_the_top(time):
    old, new = make.thread(), make.thread()
    time.pass_time(minutes=5)

    make.reply(old)

    page = queries.threads(GUEST)
    assert [thread.id for thread in page.items] == [old.thread_id, new.thread_id]
    assert page.items[0].reply_count == 1


def test_posts_are_numbered_without_gaps():
    first = make.thread()
    replies = [make.reply(first) for _ in range(3)]
    assert [post.number for post in (first, *replies)] == [1, 2, 3, 4]


def test_one_member_has_one_voice_in_a_thread():
    first, member = make.thread(), make.member()
    assert make.reply(first, member).voice_id == make.reply(first, member).voice_id


def test_an_unknown_category_is_named_by_its_field():
    opening = Opening("nergens", Kind.DISCUSSION, "Een titel", "Een tekst")
    with pytest.raises(Invalid) as raised:
        service.start_thread(make.viewer(make.member()), opening)
    assert list(raised.value.errors) == ["category"]


def test_only_staff_makes_announcements():
    with pytest.raises(Refused):
        make.thread(make.member(), kind=Kind.ANNOUNCEMENT)
    assert make.thread(make.moderator(), kind=Kind.ANNOUNCEMENT)


def test_a_members_only_thread_does_not_exist_for_guests_nor_in_their_counts():
    place = make.category()
    first = make.thread(place=place, visibility=Visibility.MEMBERS)
    make.thread(place=place)

    with pytest.raises(NotFound):
        queries.get_thread(GUEST, first.thread_id)
    with pytest.raises(NotFound):
        posts.get_post(GUEST, first.id)
    member = make.viewer(make.member())
    counts = [categories(who)[-1].thread_count for who in (GUEST, member)]
    assert counts == [1, 2]


def test_a_refused_reply_leaves_nothing_behind():
    first = make.thread()
    service.lock(make.viewer(make.moderator()), first.thread_id)
    before = db.session.query(Post).count(), db.session.query(OutboxEvent).count()

    with pytest.raises(Refused, match="gesloten"):
        make.reply(first)

    assert (db.session.query(Post).count(), db.session.query(OutboxEvent).count()) == before
    assert make.reply(first, make.moderator())


def test_a_failure_undoes_the_reply_its_count_and_its_event():
    first, member = make.thread(), make.viewer(make.member())
    db.session.commit()
    before = db.session.query(OutboxEvent).count()

    with pytest.raises(ZeroDivisionError), transaction():
        service.reply(member, first.thread_id, body="Hallo")
        raise ZeroDivisionError

    assert _thread(first).reply_count == 0
    assert db.session.query(OutboxEvent).count() == before


def test_editing_renders_again_and_says_so(time):
    author = make.member()
    first = make.thread(author, body="Eerst")
    time.pass_time(days=400)

    changed = service.edit_post(make.viewer(author), first.id, body="*Toen*", title="Anders")

    assert (changed.body, str(changed.html)) == ("*Toen*", "<p><em>Toen</em></p>\n")
    assert (changed.edited_at, changed.version) == (time.at, 2)
    assert (_thread(first).title, _thread(first).slug) == ("Anders", "anders")


def test_an_edit_from_an_older_version_is_stale():
    author = make.member()
    first = make.thread(author)
    service.edit_post(make.viewer(author), first.id, body="Nieuwer", version=1)

    with pytest.raises(Stale):
        service.edit_post(make.viewer(author), first.id, body="Ouder", version=1)

    assert posts.get_post(GUEST, first.id).body == "Nieuwer"


def test_a_reply_has_no_title_to_change():
    author = make.member()
    answer = make.reply(make.thread(), author)
    with pytest.raises(Invalid):
        service.edit_post(make.viewer(author), answer.id, title="Zomaar")


def test_a_deleted_post_leaves_its_place_and_its_words_are_gone():
    author = make.member()
    answer = make.reply(make.thread(), author, body="Geheim")

    service.delete_post(make.viewer(author), answer.id)

    place = posts.get_post(GUEST, answer.id)
    assert (place.number, place.is_deleted, place.body, str(place.html)) == (2, True, "", "")
    db.session.refresh(answer)
    assert (answer.body, answer.body_html) == ("", "")
    assert _thread(answer).reply_count == 1


def test_a_first_post_without_replies_takes_its_thread_along():
    author, place = make.member(), make.category()
    first = make.thread(author, place=place)

    service.delete_post(make.viewer(author), first.id)

    with pytest.raises(NotFound):
        queries.get_thread(make.viewer(author), first.thread_id)
    assert categories(GUEST)[-1].thread_count == 0


def test_a_first_post_with_replies_leaves_the_thread_to_the_others():
    author = make.member()
    first = make.thread(author)
    make.reply(first)

    service.delete_post(make.viewer(author), first.id)

    assert _thread(first).reply_count == 1
    assert posts.get_post(GUEST, first.id).is_deleted


def test_nobody_else_edits_or_deletes_ones_post():
    first, other = make.thread(), make.viewer(make.moderator())
    with pytest.raises(Refused, match="Alleen de schrijver"):
        service.edit_post(other, first.id, body="Anders")
    with pytest.raises(Refused, match="Alleen de schrijver"):
        service.delete_post(other, first.id)
