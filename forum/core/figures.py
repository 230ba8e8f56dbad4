"""Pictures in a text: those of this site alone."""

import re

from markdown_it.rules_inline import StateInline

PICTURES = "pictures"  # how many of the text there are already
MOST_PICTURES = 20  # what stands behind them stays text
OWN_PICTURE = re.compile(r"!\[((?:[^\[\]\\\n]|\\.){0,600})\]\(/u/([\w-]{43})\)", re.ASCII)
SHOWN = re.compile(r'<img src="/u/([\w-]{43})/960"', re.ASCII)
ADDRESS = re.compile(r"/u/[\w-]{43}/960", re.ASCII)


def own_picture(state: StateInline, silent: bool) -> bool:
    """`![words](/u/KEY)`: a picture of this site, that leads to itself in full."""
    found = OWN_PICTURE.match(state.src, state.pos, state.posMax)
    count = state.env.get(PICTURES, 0)
    if not found or count >= MOST_PICTURES:
        return False
    if not silent:
        state.env[PICTURES] = count + 1
        _push_picture(state, f"/u/{found[2]}", re.sub(r"\\(.)", r"\1", found[1]).strip())
    state.pos = found.end()
    return True


def pictures_in(html: str) -> set[str]:
    """The keys of the pictures that a text shows, from what was made of it."""
    return set(SHOWN.findall(html))


def is_own(address: str) -> bool:
    return ADDRESS.fullmatch(address) is not None


def _push_picture(state: StateInline, address: str, alt: str) -> None:
    is_linked = state.linkLevel > 0
    if not is_linked:
        state.push("link_open", "a", 1).attrs = {"href": address}
    shown = {"src": f"{address}/960", "alt": alt or "afbeelding", "loading": "lazy"}
    state.push("own_picture", "img", 0).attrs = {**shown}
    if not is_linked:
        state.push("link_close", "a", -1)
