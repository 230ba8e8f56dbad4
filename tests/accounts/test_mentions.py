"""What counts as somebody's name in a text, and what network of an address is kept."""

import unicodedata
from time import process_time

import pytest

from forum.accounts.addresses import truncated
from forum.accounts.mentions import MOST_MENTIONS, QUOTED, Mentions, TooManyNames, named_in

WITHOUT = "@verwijderd lid"


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Wilma", "Dank @Wilma.", f"Dank {WITHOUT}."),
        ("Wilma", "@WILMA en @wilma", f"{WITHOUT} en {WITHOUT}"),
        ("Wilma", "@Wilma's tip, (@Wilma)", f"{WITHOUT}'s tip, ({WITHOUT})"),
        ("Wilma", "@Wilmaatje, @Wilma2, ik@Wilma.nl", "@Wilmaatje, @Wilma2, ik@Wilma.nl"),
        ("Wilma", "Wilma zelf blijft", "Wilma zelf blijft"),
        ("Wilma", "@Wilma-Jan en @Wilma", f"@Wilma-Jan en {WITHOUT}"),
        ("Wilma", "@Wilma-Janneke", f"{WITHOUT}-Janneke"),
        ("Wandelende Wilma", "@wandelende\nwilma!", f"{WITHOUT}!"),
        ("Rug_Piet", r"@Rug\_Piet en @Rug_Piet", f"{WITHOUT} en {WITHOUT}"),
        ("Daniël", "@DANIËL", WITHOUT),
        ("Daniël", unicodedata.normalize("NFD", "@Daniël"), WITHOUT),
        (unicodedata.normalize("NFD", "Daniël"), "@Daniël", WITHOUT),
        ("'t Hart", "@’t Hart", WITHOUT),
        ("a.b*c", "@a.b*c maar @axb*c", f"{WITHOUT} maar @axb*c"),
        ("Wilma", f"**Wilma**{QUOTED}7](/p/9):", f"**verwijderd lid**{QUOTED}7](/p/9):"),
        ("Rug_Piet", rf"**Rug\_Piet**{QUOTED}7](/p/9):", f"**verwijderd lid**{QUOTED}7](/p/9):"),
        ("Wilma", f"**Wilmaatje**{QUOTED}7](/p/9): **Wilma** zei", None),
    ],
)
def test_a_mention_becomes_nobody_s(name, text, left):
    assert Mentions(name, ["Wilma-Jan"]).taken_out(text) == (text if left is None else left)


@pytest.mark.parametrize(
    ("text", "named"),
    [("ruzie met wilma.", True), ("@Wilma", True), ("Wilmaatje", False), ("", False)],
)
def test_a_name_by_itself_is_known_too(text, named):
    assert Mentions("Wilma").names(text) is named


@pytest.mark.parametrize(
    ("name", "part"), [("Daniël de Boer", "Dani"), ("Wilma", "Wilma"), ("ëë", "")]
)
def test_what_a_database_can_look_for(name, part):
    assert Mentions(name).recognisable == part


def test_a_long_text_takes_no_long_time():
    text = "@Wilma " * 20_000 + "@Wilm" * 20_000
    assert Mentions("Wilma", [f"Wilma-{n}" for n in range(50)]).taken_out(text).count(WITHOUT) > 1


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("203.0.113.0", "203.0.113.0"),
        ("2001:db8:85a3:1:2:3:4:5", "2001:db8:85a3::"),
        ("2001:db8:85a3:1::", "2001:db8:85a3::"),
        ("::ffff:203.0.113.77", "203.0.113.0"),
        ("geen adres", ""),
        ("", ""),
    ],
)
def test_of_an_address_only_its_network_is_kept(address, kept):
    assert truncated(address) == truncated(kept) == kept


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Dank @Wilma.", {"Wilma", "Wilma."}),
        ("@Wandelende Wilma, ja", {"Wandelende", "Wandelende Wilma"}),
        (r"@Rug\_Piet!", {"Rug_Piet"}),
        ("(@’t Hart)", {"’t", "’t Hart"}),
        ("@Jan P. en", {"Jan", "Jan P", "Jan P.", "Jan P. en"}),
        ("@Wilma\nloopt", {"Wilma"}),
        ("@Wilma  loopt", {"Wilma"}),
        ("jan@wilma.nl, @, @ Wilma", set()),
    ],
)
def test_every_reading_of_a_mention_is_found(text, readings):
    assert named_in(text) == readings


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"@lid{number}" for number in range(21)),
        "@Wilma " * (MOST_MENTIONS + 1),
        "@a b c d e f g h i j k l m n o p q r s t u v w x y z " * 10_000,
        " ".join(f"@lid{number}" for number in range(50_000)),
    ],
)
def test_a_text_that_names_too_many_is_not_read_to_the_end(text):
    start = process_time()
    with pytest.raises(TooManyNames):
        named_in(text)
    assert process_time() - start < 0.2


def test_twenty_may_be_named_often():
    assert len(named_in(" ".join(f"@lid{number}" for number in range(20)) * 5)) >= 20
