import pytest

from forum.alarms import Level, Rule, Sign, check, names_urgent_sign

SOON = Rule("krachtverlies", Level.TODAY, "bron", lambda text: "zwak" in text)
NOW = Rule("rijbroek", Level.CALL_NOW, "bron", lambda text: "rijbroek" in text)
LATER = Rule("nachtpijn", Level.APPOINTMENT, "bron", lambda text: "nacht" in text)


def test_signs_come_most_urgent_first():
    found = check("zwak, 's nachts, en een rijbroek", [LATER, SOON, NOW])
    assert [sign.level for sign in found] == [Level.CALL_NOW, Level.TODAY, Level.APPOINTMENT]


def test_a_sign_names_its_rule_and_not_the_text():
    assert check("zwak been", [SOON, NOW]) == (Sign("krachtverlies", Level.TODAY),)


def test_by_the_rules_that_come_with_the_program():
    found = check("Sinds gisteren voel ik niets meer rond mijn billen.")
    assert [sign.level for sign in found] == [Level.CALL_NOW]
    assert check("Wandelen helpt mij tegen de stijfheid.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Bel bij een doof gevoel tussen je benen of billen.",
        "DOOF gevoel rond de BILLEN?",
        "Kun je niet meer plassen? Wacht niet.",
        "Je kunt je ontlasting niet ophouden",
        "Tekenen van het caudasyndroom",
        "Plotseling krachtsverlies in een been",
        "Pijn.\nEen klapvoet",
        "Een gevoelloos kruis",
    ],
)
def test_texts_that_name_an_urgent_sign(text):
    assert names_urgent_sign(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bewegen helpt bij stijve spieren.",
        "Je been voelt doof. Je billen doen pijn.",
        "Ga niet te lang zitten. Sta op om te plassen.",
        "Sta op van je kruk",
    ],
)
def test_texts_that_name_none(text):
    assert not names_urgent_sign(text)
