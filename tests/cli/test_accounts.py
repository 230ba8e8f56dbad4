import pytest
from sqlalchemy import func, select

from forum.accounts.models import Consent, Member
from forum.core import clock
from forum.core.db import db
from forum.core.passwords import matches
from tests import make
from tests.make import PASSWORD


@pytest.fixture
def create(terminal):
    """`flask accounts create …`, with the password on standard input."""

    def run(name: str = "Ingrid", *options: str, password: str = PASSWORD):
        options = options or ("--email", "ingrid@example.org", "--role", "moderator")
        return terminal.invoke(args=["accounts", "create", name, *options], input=f"{password}\n")

    return run


def _members() -> int:
    return db.session.scalar(select(func.count(Member.id)))


@pytest.mark.parametrize("role", ["member", "moderator", "admin"])
def test_an_account_is_made_ready_to_use(create, visitor, role):
    done = create("mod_Ingrid", "--email", "ingrid@example.org", "--role", role)

    assert (done.exit_code, done.output) == (0, "mod_Ingrid heeft nu een account.\n")
    member = db.session.scalars(select(Member)).one()
    assert (member.role, member.email_verified_at) == (role, clock.now())
    assert matches(member.password_hash, PASSWORD)
    assert db.session.scalars(select(Consent)).one().member_id == member.id
    form = {"username": "mod_Ingrid", "password": PASSWORD}
    assert visitor.submit("/login", **form).status_code == 303


def test_an_expert_has_a_profession(create):
    options = ("--email", "lotte@example.org", "--role", "expert")
    refused = create("Lotte", *options)
    assert (refused.exit_code, _members()) == (2, 0)
    done = create("Lotte", *options, "--profession", "fysiotherapeut")
    assert done.exit_code == 0
    assert db.session.scalars(select(Member)).one().expert_profession == "fysiotherapeut"


def test_the_password_is_taken_as_it_was_typed(create):
    create(password="  spaties horen erbij ")
    kept = db.session.scalars(select(Member)).one().password_hash
    assert matches(kept, "  spaties horen erbij ")


@pytest.mark.parametrize(
    ("name", "email", "reason"),
    [
        ("Ingrid", "anders@example.org", "bezet"),
        ("1ngrid", "anders@example.org", "bezet"),
        ("Anders", "INGRID@example.org", "heeft al een account"),
    ],
)
def test_a_name_or_address_in_use_is_one_line_and_exit_code_2(create, name, email, reason):
    create()
    again = create(name, "--email", email, "--role", "admin")
    assert again.exit_code == 2
    assert again.stdout == ""
    assert reason in again.stderr
    assert len(again.stderr.splitlines()) == 1
    assert _members() == 1


@pytest.mark.parametrize(
    ("name", "email", "password"),
    [
        ("", "a@example.org", PASSWORD),
        ("Ingrid", "geen adres", PASSWORD),
        ("Ingrid", "é@example.org", PASSWORD),
        ("Ingrid", "a@example.org", ""),
        ("Ingrid", "a@example.org", "kort"),
    ],
)
def test_what_could_never_be_used_is_not_made(create, name, email, password):
    done = create(name, "--email", email, "--role", "admin", password=password)
    assert done.exit_code == 2
    assert _members() == 0


@pytest.mark.parametrize("missing", ["--email", "--role"])
def test_what_is_left_out_is_named(terminal, missing):
    options = {"--email": "a@example.org", "--role": "admin"}
    del options[missing]
    given = [part for option in options.items() for part in option]
    done = terminal.invoke(args=["accounts", "create", "Ingrid", *given])
    assert done.exit_code == 2
    assert missing in done.output


def test_a_role_that_does_not_exist_is_refused(create):
    done = create("Ingrid", "--email", "a@example.org", "--role", "owner")
    assert done.exit_code == 2
    assert _members() == 0


def test_a_category_is_made_once(terminal):
    args = ["categories", "create", "rug", "De rug", "--description", "Over de rug."]
    assert terminal.invoke(args=args).output == "Categorie De rug is gemaakt.\n"
    again = terminal.invoke(args=args)
    assert (again.exit_code, again.stderr) == (2, "Error: Deze categorie bestaat al.\n")
    inside = ["categories", "create", "nek", "De nek", "--parent", "rug", "--readers", "staff"]
    assert terminal.invoke(args=inside).exit_code == 0
    odd = terminal.invoke(args=["categories", "create", "De Rug", "De rug"])
    assert odd.exit_code == 2
    assert "a-z" in odd.stderr
    assert make.category(slug="hals")
