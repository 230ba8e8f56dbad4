"""Where an attempt comes from, as far as nobody can choose it for themselves. Pure."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

ONE_HOME = 64  # the part of an IPv6 address that one connection gets, to choose the rest of


@dataclass(frozen=True)
class Origin:
    """`address` is the connection's, never a header's. `device` is the token a browser got when
    a member last logged in there."""

    address: str = ""
    device: str = ""

    @property
    def network(self) -> str:
        """What counts as one place to try from."""
        try:
            found = ip_address(self.address)
        except ValueError:
            return self.address
        if isinstance(found, IPv6Address):
            inside = found.ipv4_mapped
            return str(inside or ip_network((found, ONE_HOME), strict=False))
        return str(found)
