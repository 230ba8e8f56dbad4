import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.alarms.reading import read


def test_sentences_and_clauses_are_told_apart():
    reading = read("Geen koorts, maar ik voel niets. Wat nu?")
    assert reading.words == ["geen", "koorts", "maar", "ik", "voel", "niets", "wat", "nu"]
    assert reading.sentences == [0, 0, 0, 0, 0, 0, 1, 1]
    assert reading.clauses[:2] != reading.clauses[2:4]
    assert reading.asked == {1}


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("kan nie plasse", ["kan", "niet", "plasse"]),
        ("m\u2019n billen", ["mijn", "billen"]),
        ("DOOOOF", ["doof"]),
        ("koorts van 38,9", ["koorts", "van", "koortsgraad"]),
        ("in 2014", ["in", "jaartal"]),
        ("de Loosdrechtse Plassen", ["de", "loosdrechtse", "meren"]),
        ("o.a. uitval", ["oa", "uitval"]),
        ("> ik voel niets\nSterkte", ["sterkte"]),
        ("Piet schreef: 'mijn blaas doet het niet'. Sterkte", ["piet", "schreef", "sterkte"]),
        (
            "Ik zei: 'mijn blaas doet het niet'",
            ["ik", "zei", "mijn", "blaas", "doet", "het", "niet"],
        ),
        ("een 'doof gevoel'", ["een", "doof", "gevoel"]),
        ("", []),
    ],
)
def test_what_is_read(written, words):
    assert read(written).words == words


@given(st.text(max_size=300))
def test_any_text_is_read_with_a_number_for_each_word(text):
    reading = read(text)
    assert len(reading.words) == len(reading.sentences) == len(reading.clauses)
    assert reading.sentences == sorted(reading.sentences)
    assert reading.clauses == sorted(reading.clauses)
