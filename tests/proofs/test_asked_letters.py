"""What anybody can have mailed to an address: a little of each kind, and none takes another's."""

import pytest

from tests import make
from tests.proofs.letters import DEAD, subjects, tokens

ADA, NOBODY = "ada@example.org", "niemand@example.org"
ONE, TAKEN = "Kies een nieuw wachtwoord", "Je hebt al een account"
NEW = "negen natte nachtegalen"


class Stranger:
    """Who knows an address and asks for whatever can be asked about it."""

    def __init__(self, app, run_worker) -> None:
        eve = make.member(username="Eve", email="eve@example.org", password=make.PASSWORD)
        self.browser, self.run_worker = app.test_client().log_in(eve), run_worker
        self.signed_up = self.asked = 0

    def sign_up(self, email: str = ADA) -> None:
        self.signed_up += 1
        form = {"username": f"Naam {self.signed_up}", "email": email, "password": make.PASSWORD}
        self._ask("/register", 200, **form, age_16="1", rules="1")

    def change(self, email: str = ADA) -> None:
        self._ask("/settings/email", 303, email=email, password=make.PASSWORD)

    def reset(self, email: str = ADA) -> None:
        self._ask("/forgot", 200, email=email)

    def _ask(self, path: str, status: int, **form: str) -> None:
        """From another network each time."""
        self.asked += 1
        self.browser.environ_base["REMOTE_ADDR"] = f"203.0.113.{self.asked}"
        assert self.browser.submit(path, **form).status_code == status
        self.run_worker()


@pytest.fixture
def stranger(app, ada, smtp, run_worker) -> Stranger:
    return Stranger(app, run_worker)


KINDS = ("sign_up", "change", "reset")


@pytest.mark.parametrize("wanted", KINDS)
def test_asking_for_one_kind_takes_away_no_other(stranger, smtp, wanted):
    for kind in KINDS:
        for _time in range(4 if kind != wanted else 0):
            getattr(stranger, kind)()
    before = len(smtp.to(ADA))
    assert before == 3  # one of each of the two, and the one that they share
    getattr(stranger, wanted)()
    assert len(smtp.to(ADA)) == before + 1


def test_a_letter_for_who_forgot_the_password_comes_though_strangers_signed_up_as_them(
    visitor, stranger, smtp, run_worker
):
    for _time in range(5):
        stranger.sign_up()
    visitor.submit("/forgot", email=ADA)
    run_worker()
    assert subjects(smtp.to(ADA)) == [TAKEN, TAKEN, ONE]
    (token,) = tokens(message for message in smtp.to(ADA) if message["Subject"] == ONE)
    assert visitor.submit("/reset", token=token, password=NEW).status_code == 303


def test_four_letters_an_hour_are_asked_for_and_a_fifth_is_kept_for_warnings(
    app, stranger, ada, smtp, run_worker
):
    for _round in range(3):
        for kind in KINDS:
            getattr(stranger, kind)()
    assert len(smtp.to(ADA)) == 4
    form = {"password": make.PASSWORD, "new_password": NEW}
    assert app.test_client().log_in(ada).submit("/settings/password", **form).status_code == 303
    run_worker()
    assert len(smtp.to(ADA)) == 5
    assert smtp.to(ADA)[-1]["Subject"] == "Je wachtwoord is veranderd"


@pytest.mark.parametrize(("minutes", "letters"), [(1, 3), (29, 4), (59, 4)])
def test_no_hour_holds_more_wherever_it_begins(stranger, smtp, time, minutes, letters):
    """Each kind begins its hour when it is first asked for."""
    stranger.sign_up()
    time.pass_time(minutes=minutes)
    smtp.reset()
    for _step in range(6):
        for kind in KINDS:
            getattr(stranger, kind)()
        time.pass_time(minutes=10)
    assert len(smtp.to(ADA)) == letters


def test_it_is_counted_alike_for_an_address_without_an_account(stranger, count_queries):
    counts: dict[str, list[int]] = {}
    for email in (NOBODY, ADA):
        for _time in range(3):
            with count_queries() as seen:
                stranger.browser.post("/api/v1/password-resets", json={"email": email})
            counts.setdefault(email, []).append(len(seen))
    assert counts[ADA] == counts[NOBODY]


def test_a_link_is_good_until_the_letter_with_a_newer_one_is_written(
    visitor, ada, smtp, run_worker
):
    """An ask takes nothing away: only what came instead does."""
    visitor.submit("/forgot", email=ADA)
    run_worker()
    (older,) = tokens(smtp.to(ADA))
    visitor.submit("/forgot", email=ADA)
    assert visitor.get(f"/reset?token={older}").status_code == 200
    run_worker()
    assert DEAD in visitor.get(f"/reset?token={older}").text
    assert visitor.get(f"/reset?token={tokens(smtp.to(ADA))[-1]}").status_code == 200


def test_a_stranger_who_goes_on_asking_leaves_the_last_mailed_link_good(
    visitor, stranger, ada, smtp, time
):
    """For the rest of its hour, so that there always is one to use."""
    stranger.reset()
    for _step in range(7):
        time.pass_time(minutes=7)
        stranger.reset()
    assert len(tokens(smtp.to(ADA))) == 2
    last = tokens(smtp.to(ADA))[-1]
    assert visitor.submit("/reset", token=last, password=NEW).status_code == 303
