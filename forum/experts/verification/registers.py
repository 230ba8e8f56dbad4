"""How a number is looked up. `manual` is a person with the page of the register open.

Another service gave the register's data out by itself and stopped, because it was not reliable
enough: whatever an adapter finds, a moderator judges it and a second one confirms.
"""

from typing import Protocol

from forum.experts.verification.findings import Finding

MANUAL = "manual"


class RegisterAdapter(Protocol):
    @property
    def name(self) -> str: ...

    def look_up(self, number: str) -> Finding | None:
        """What the register says; None where nobody asked it."""
        ...


class Manual:
    name = MANUAL

    def look_up(self, number: str) -> Finding | None:
        return None


ADAPTERS: dict[str, RegisterAdapter] = {MANUAL: Manual()}
