"""A statement is asked as long as its claim reads as it did when the two were held together."""

from dataclasses import replace

import pytest

from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid, Stale
from forum.factsheets import service as factsheets
from forum.factsheets.service import SheetChange
from forum.quiz import queries, service
from forum.quiz.reasons import Rest
from tests import make
from tests.quiz import sheets


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def made(keeper):
    """The sheet and the number of a statement on its first claim."""
    sheet = sheets.sheet(keeper)
    return sheet, sheets.statement(keeper).id


def rest(keeper, statement_id):
    return queries.get_curated(make.viewer(keeper), statement_id).rest


def test_it_is_asked_with_what_its_claim_stands_on(made):
    [one] = queries.statements()
    assert (one.factsheet, one.claim, one.claim_text) == (sheets.SLUG, 1, "Bewegen mag.")
    assert (one.source_count, one.trouble, one.alarm_sentence) == (1, None, None)


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ("#1 Bewegen mag. [1]\n#2 Rusten mag ook.", None),
        ("#2 Rusten moet.\n#1 Bewegen mag. [1]", None),
        ("#1 Bewegen mag altijd. [1]", Rest.CHANGED),
        ("#1 Bewegen mag.", Rest.CHANGED),
        ("#1 Bewegen mag. [1]\n~ Bewegen is gevaarlijk.", Rest.CHANGED),
        ("#2 Rusten mag ook.", Rest.GONE),
        ("Bewegen kan.\n#2 Rusten mag ook.", Rest.GONE),
    ],
)
def test_it_rests_from_the_moment_its_claim_reads_otherwise(keeper, made, claims, why):
    sheets.rewrite(keeper, claims)
    assert rest(keeper, made[1]) == why
    assert [one.id for one in queries.statements()] == ([] if why else [made[1]])


def test_a_claim_that_comes_back_in_the_same_words_is_another(keeper, made):
    sheets.rewrite(keeper, "#2 Rusten mag ook.")
    sheets.rewrite(keeper, "#2 Rusten mag ook.\nBewegen mag. [1]")
    assert rest(keeper, made[1]) == Rest.GONE


def test_work_on_the_next_version_changes_nothing(keeper, made):
    change = SheetChange(claims="#1 Bewegen moet. [1]")
    factsheets.edit_sheet(make.viewer(keeper), sheets.SLUG, change)
    assert rest(keeper, made[1]) is None


def test_it_rests_when_its_sheet_is_taken_away(keeper, made):
    sheets.withdraw(made[0].id)
    assert rest(keeper, made[1]) == Rest.UNPUBLISHED
    assert queries.statements() == []
    with pytest.raises(Conflict):
        service.renew(make.viewer(keeper), made[1])


@pytest.mark.parametrize(("status", "words"), [("corrected", "correctie"), ("concern", "twijfels")])
def test_a_source_that_is_doubted_is_told_with_the_answer(keeper, made, status, words):
    sheets.found_out(made[0].id, status)
    [one] = queries.statements()
    assert words in str(one.trouble)


def test_on_a_retracted_source_nothing_is_asked_nor_confirmed(keeper, made):
    sheets.found_out(made[0].id, "retracted")
    assert rest(keeper, made[1]) == Rest.RETRACTED
    assert queries.statements() == []
    with pytest.raises(Conflict, match="ingetrokken"):
        service.renew(make.viewer(keeper), made[1])


def test_confirming_takes_the_claim_as_it_reads_now(keeper, made):
    sheets.rewrite(keeper, "#1 Bewegen mag altijd. [1]")
    service.renew(make.viewer(keeper), made[1], since=2)
    found = queries.get_curated(make.viewer(keeper), made[1])
    assert (found.rest, found.made_for) == (None, "Bewegen mag altijd.")


def test_what_was_not_read_cannot_be_confirmed(keeper, made):
    sheets.rewrite(keeper, "#1 Bewegen mag altijd. [1]")
    sheets.rewrite(keeper, "#1 Bewegen mag nooit. [1]")
    with pytest.raises(Stale):
        service.renew(make.viewer(keeper), made[1], since=2)
    with pytest.raises(Stale):
        service.change_statement(make.viewer(keeper), made[1], sheets.WORDING, since=2)
    assert rest(keeper, made[1]) == Rest.CHANGED


def test_other_words_are_for_the_claim_as_it_reads_now(keeper, made):
    sheets.rewrite(keeper, "#2 Rusten mag ook.")
    wording = replace(sheets.WORDING, claim=f"{sheets.SLUG}#2", statement="Rusten mag niet.")
    service.change_statement(make.viewer(keeper), made[1], wording)
    [one] = queries.statements()
    assert (one.statement, one.claim) == ("Rusten mag niet.", 2)


def test_one_that_was_taken_out_by_hand_comes_back_by_hand(keeper, made):
    service.retire(make.viewer(keeper), made[1], reason="Onduidelijk")
    assert rest(keeper, made[1]) == Rest.BY_HAND
    assert queries.statements() == []
    service.renew(make.viewer(keeper), made[1])
    assert rest(keeper, made[1]) is None


@pytest.mark.parametrize("claim", ["over-bewegen#9", "over-bewegen", "bestaat-niet#1", "#", "x#²"])
def test_it_stands_on_a_claim_that_readers_see(keeper, made, claim):
    with pytest.raises(Invalid) as refused:
        sheets.statement(keeper, claim=claim)
    assert list(refused.value.errors) == ["claim"]


def test_what_speaks_of_alarm_says_when_to_call(keeper, made):
    sheets.statement(keeper, statement="Stijfheid is soms loos ALARM.")
    assert "bel je meteen" in str(queries.statements()[1].alarm_sentence)


def test_ten_are_asked_in_their_order_and_the_next_takes_a_place_that_comes_free(keeper, made):
    numbers = [sheets.statement(keeper, statement=f"Stelling {n}.").id for n in range(11)]
    asked = [one.id for one in queries.statements()]
    assert asked == [made[1], *numbers[:9]]
    service.retire(make.viewer(keeper), made[1], reason="Onduidelijk")
    assert [one.id for one in queries.statements()] == numbers[:10]


def test_two_who_confirm_and_take_out_at_once_leave_one_of_the_two(open_site, run_parallel):
    keeper = make.moderator()
    sheets.sheet(keeper)
    viewer, number = make.viewer(keeper), sheets.statement(keeper).id

    def act(what, **facts):
        def run():
            with transaction():
                what(viewer, number, **facts)

        return run

    acts = [act(service.retire, reason="Onduidelijk"), act(service.renew)] * 3
    assert run_parallel(acts) == [None] * 6
    found = queries.get_curated(viewer, number)
    assert (found.rest, found.reason) in [(None, ""), (Rest.BY_HAND, "Onduidelijk")]
