"""How else a word may be spelt that sounds the same: *psygoloog*, *fysioterapeut*."""

from collections.abc import Iterator

_ALIKE = """
ij-y ij-ei ei-ey i-y ie-i au-ou ou-ow c-k c-s ks-x kw-qu f-v f-ph s-z ch-g g-gh t-th d-t dt-t t-tt
oe-u oe-ou sj-ch sj-sh eu-ui e-ee a-aa o-oo u-uu i-e k-q j-i uw-u z-c r-rh tie-sie cc-x sch-sg
"""
SOUNDS = tuple(
    pair
    for one, other in (row.split("-") for row in _ALIKE.split())
    for pair in ((one, other), (other, one))
)
MOST = 400  # spellings of one word


def spelt(word: str) -> list[str]:
    """With one sound spelt otherwise, then with two; the word itself is not among them."""
    once = dict.fromkeys(_once(word))
    ways = dict(once)
    for way in once:
        if len(ways) >= MOST:
            break
        ways |= dict.fromkeys(_once(way))
    ways.pop(word, None)
    return list(ways)


def _once(word: str) -> Iterator[str]:
    for one, other in SOUNDS:
        at = word.find(one)
        while at >= 0:
            yield f"{word[:at]}{other}{word[at + len(one) :]}"
            at = word.find(one, at + 1)
