"""The rules against sentences that people who had not seen them wrote and labelled."""

from functools import cache
from pathlib import Path

import pytest

from forum.alarms.current import shipped
from forum.alarms.evaluating import evaluate, read_sentences

FOLDER = Path(__file__).parent / "sentences"
SETS = sorted(path.stem for path in FOLDER.glob("*.jsonl"))


@cache
def _found(name: str):
    return evaluate(read_sentences(FOLDER / f"{name}.jsonl"), shipped().check)


def test_there_are_sentences():
    assert "dev" in SETS
    assert sum(_found(name)["positives"] for name in SETS) > 500


@pytest.mark.parametrize("name", SETS)
def test_signs_are_found(name):
    found = _found(name)
    assert found["recall"] >= 0.95, found["missed"]
    assert found["recall_by_level"]["bel_nu"] >= 0.94, found["missed"]


@pytest.mark.parametrize("name", SETS)
def test_harmless_sentences_are_left_alone(name):
    found = _found(name)
    assert found["false_alarm_rate"] <= 0.05, found["wrongly_flagged"]


def test_what_was_asked_of_the_first_set():
    found = _found("dev")
    assert found["recall"] >= 0.97
    assert found["false_alarms"] <= 2


def test_a_quotation_of_any_of_them_is_none_of_ones_own():
    for name in SETS:
        for row in read_sentences(FOLDER / f"{name}.jsonl"):
            quoted = "".join(f"> {line}\n" for line in row.text.splitlines())
            assert shipped().check(f"{quoted}\nSterkte ermee.") == (), row.id
