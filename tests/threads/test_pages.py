import re

import pytest

from forum.threads import service
from forum.threads.kinds import Visibility
from tests import make


def _address(first) -> str:
    return f"/t/{first.thread_id}-hoe-begin-ik"


def _links(page: str) -> dict[str, str]:
    found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', page, flags=re.DOTALL)
    return {re.sub(r"<[^>]*>|\s+", "", text): address for address, text in found}


def test_starting_a_thread(visitor):
    category = make.category()
    visitor.log_in(make.member())

    answer = visitor.submit(
        "/new",
        category=category.slug,
        kind="recovery",
        visibility="public",
        title="Van plank naar wandelen",
        body="Ik begin met *tien* minuten.",
    )

    place = visitor.get(answer.location).location
    assert "-van-plank-naar-wandelen" in place
    assert "Ik begin met <em>tien</em> minuten." in visitor.get(place).text


def test_an_address_with_an_old_title_leads_to_the_new_one(visitor):
    first = make.thread()
    answer = visitor.get(f"/t/{first.thread_id}-oude-titel?after=20")
    assert (answer.status_code, answer.location) == (301, f"{_address(first)}?after=20")


def test_a_thread_can_be_walked_from_first_to_last_and_back(visitor):
    first = make.thread()
    posts = [first, *(make.reply(first) for _ in range(64))]

    seen, address = [], _address(first)
    while address:
        page = visitor.get(address).text
        seen += [int(number) for number in re.findall(r'id="p(\d+)"', page)]
        last, address = address, _links(page).get("Volgende")

    assert seen == [post.id for post in posts]
    assert _links(visitor.get(_address(first)).text)["Nieuwste"] == last
    assert _links(visitor.get(last).text)["Eerste"] == _address(first)
    back, steps = last, 0
    while back := _links(visitor.get(back).text).get("Vorige"):
        steps += 1
    assert steps == 3


def test_a_post_leads_to_its_place(visitor):
    first = make.thread()
    posts = [make.reply(first) for _ in range(24)]
    answer = visitor.get(f"/p/{posts[-1].id}")
    assert answer.location == f"{_address(first)}?after=20#p{posts[-1].id}"


def test_an_empty_reply_comes_back_with_the_reason(visitor):
    first = make.thread()
    answer = visitor.log_in(make.member()).submit(_address(first), body="   ")
    assert answer.status_code == 422
    assert "Vul hier iets in." in answer.text


def test_a_reply_that_is_too_long_comes_back_whole(visitor):
    first, text = make.thread(), "lang " * 4001
    answer = visitor.log_in(make.member()).submit(_address(first), body=text)
    assert answer.status_code == 422
    assert text.strip() in answer.text


def test_a_locked_thread_says_so_and_refuses_a_form_that_was_sent_anyway(visitor):
    first = make.thread()
    service.lock(make.viewer(make.moderator()), first.thread_id)
    visitor.log_in(make.member())

    page = visitor.get(_address(first)).text
    answer = visitor.submit(_address(first), body="Toch nog dit")

    assert "Dit gesprek is gesloten." in page
    assert "<textarea" not in page
    assert answer.status_code == 403
    assert "Dit gesprek is gesloten." in answer.text
    assert "Toch nog dit" in answer.text


def test_a_stale_edit_shows_both_texts(visitor):
    author = make.member()
    first = make.thread(author)
    service.edit_post(make.viewer(author), first.id, body="Wat er nu staat")

    answer = visitor.log_in(author).submit(
        f"/p/{first.id}/edit", title="Titel", body="Wat ik typte", version="1"
    )

    assert answer.status_code == 412
    assert "Wat er nu staat" in answer.text
    assert "Wat ik typte" in answer.text
    assert 'name="version" value="2"' in answer.text


def test_a_guest_never_hears_of_a_members_only_thread(visitor):
    first = make.thread(visibility=Visibility.MEMBERS, title="Onder ons")
    hidden, missing = visitor.get(_address(first)), visitor.get("/t/999999-onder-ons")

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert "Onder ons" not in visitor.get("/").text
    assert "Inloggen" in hidden.text
    assert "Onder ons" in visitor.log_in(make.member()).get("/").text


def test_an_expert_is_recognised_and_named_under_the_question(visitor):
    first = make.thread()
    answer = make.answer(first, make.expert(username="Lotte", profession="fysiotherapeut"))
    page = visitor.get(_address(first)).text

    assert "Geverifieerd · fysiotherapeut" in page
    card = page[page.index('id="antwoorden-kop"') : page.index(f'id="p{answer.id}"')]
    assert f'href="/p/{answer.id}"' in card


@pytest.mark.parametrize("after", ["soon", "-1", str(2**63)])
def test_a_page_that_cannot_be_is_not_found(visitor, after):
    assert visitor.get(f"{_address(make.thread())}?after={after}").status_code == 404


def test_times_are_told_as_the_reader_tells_them(visitor, time):
    first = make.thread()
    assert "vandaag" in visitor.get(_address(first)).text
    time.pass_time(days=1)
    assert "gisteren" in visitor.get(_address(first)).text
    time.pass_time(days=30)
    assert "1 januari 2030" in visitor.get(_address(first)).text
