"""A new password changes nothing about passkeys: the letter says which there are."""

from tests import make
from tests.proofs.letters import tokens

NEW = "negen natte nachtegalen"
WARNING = "ook zonder dat wachtwoord"


def _last(smtp, run_worker) -> str:
    run_worker()
    letter = smtp.to("ada@example.org")[-1]
    assert letter["Subject"] == "Je wachtwoord is veranderd"
    return letter.get_content()


def test_after_a_reset_every_passkey_is_counted_and_dated(visitor, ada, smtp, run_worker, time):
    make.passkey(ada, name="Niet om te mailen")
    time.pass_time(days=40)
    make.passkey(ada)
    make.passkey(make.member())
    visitor.submit("/forgot", email=ada.email)
    run_worker()
    visitor.submit("/reset", token=tokens(smtp.messages)[0], password=NEW)

    text = _last(smtp, run_worker)
    assert WARNING in text
    assert "Met 2 passkeys, toegevoegd op:" in text
    assert "- 1 januari 2030" in text
    assert "- 10 februari 2030" in text
    assert "http://localhost/settings/passkeys" in text
    assert "Niet om te mailen" not in text  # whoever added it chose those words


def test_after_a_change_too(visitor, ada, smtp, run_worker):
    make.passkey(ada)
    form = {"password": make.PASSWORD, "new_password": NEW}
    visitor.log_in(ada).submit("/settings/password", **form)
    assert "Met 1 passkey, toegevoegd op:" in _last(smtp, run_worker)


def test_who_has_none_is_not_bothered_with_it(visitor, ada, smtp, run_worker):
    form = {"password": make.PASSWORD, "new_password": NEW}
    visitor.log_in(ada).submit("/settings/password", **form)
    text = _last(smtp, run_worker)
    assert WARNING not in text
    assert "passkey" not in text
