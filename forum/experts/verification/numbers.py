"""BIG numbers: eleven digits, kept as text. Pure.

There is no public check digit, so nothing but the register tells a real one from an invented one.
"""

from forum.experts.professions import PROFESSIONS

DIGITS = 11
BETWEEN = str.maketrans("", "", " .\t\u00a0\u2009\u202f")


def tidy(typed: str) -> str:
    """Without the spaces and dots that people write it with."""
    return typed.translate(BETWEEN)


def is_number(tidied: str) -> bool:
    return len(tidied) == DIGITS and tidied.isascii() and tidied.isdigit()


def code_fits(number: str | None, profession: str) -> bool | None:
    """Whether the last two digits are the code of the profession, as they are seen to be. A hint
    for who looks it up, and nothing more; None where there is nothing to compare."""
    code = PROFESSIONS[profession].code
    return None if number is None or code is None else number.endswith(code)
