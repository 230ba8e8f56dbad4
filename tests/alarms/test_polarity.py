"""Denied, past, supposed, another's: the same words that are no sign (GUIDE §3.3, §3.4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.alarms.current import shipped

SYMPTOMS = [
    "koorts",
    "krachtsverlies in mijn been",
    "gevoelloosheid rond mijn billen",
    "incontinentie",
]
ENDS = [" en rugpijn.", " bij mijn rug.", ", wel rugpijn."]


def _has_sign(text: str) -> bool:
    return bool(shipped().check(text))


@given(st.sampled_from(SYMPTOMS), st.sampled_from(ENDS))
def test_what_is_there_is_found(symptom, end):
    assert _has_sign(f"Ik heb sinds gisteren {symptom}{end}")


@given(
    st.sampled_from(["Ik heb geen {}.", "{} heb ik niet.", "Nooit {} gehad.", "Geen pijn of {}."]),
    st.sampled_from(SYMPTOMS),
)
def test_what_is_denied_is_not(told, symptom):
    assert not _has_sign(told.format(symptom) + " Wel rugpijn.")


@given(
    st.sampled_from(
        [
            "Vroeger had ik {}, nu is dat helemaal over.",
            "Wat als je {} krijgt bij rugpijn?",
            "Ik ben bang voor {}.",
            "In de folder staat: let op {}.",
            "Onze oude hond heeft {}.",
            "> {}\nSterkte.",
        ]
    ),
    st.sampled_from(SYMPTOMS),
)
def test_what_is_past_supposed_feared_taught_or_anothers_is_not(told, symptom):
    assert not _has_sign(told.format(symptom.replace("mijn", "de")))


@pytest.mark.parametrize(
    "text",
    [
        "Geen koorts, maar sinds gisteren voel ik niets meer rond mijn anus.",
        "Niet alleen rugpijn, maar ook krachtsverlies in mijn been.",
        "Eerst geen gevoelloosheid rond mijn billen, nu wel.",
        "Ik kan sinds vannacht niet plassen.",
        "Is het erg dat ik mijn plas niet meer kan ophouden?",
        "Vroeger had ik een klapvoet, en nu opnieuw.",
    ],
)
def test_what_only_looks_denied_or_past_is_found(text):
    assert _has_sign(text)
