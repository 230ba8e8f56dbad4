"""Where we call others: at the hosts that the operator named, and in no private network.

An address is taken apart here and nowhere else, by one strict pattern: what a second reader could
read in another way (names and passwords, a backslash, a fragment) is no address at all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

PORTS = {"https": 443, "http": 80}
LARGEST_PORT = 65535
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\]"
_ADDRESS = re.compile(rf"(https?)://({_HOST})(?::([0-9]{{1,5}}))?([/?][!-~]*)?")
_NAMED = re.compile(rf"((?:\*\.)?(?:{_HOST}))(?::([0-9]{{1,5}}))?")
_NOT_IN_A_PATH = re.compile(r"[\\#\"<>^`{|}]")
# The only part of it where machines have an address of their own, and within it the ways in which
# one of the older kind is written.
UNICAST = IPv6Network("2000::/3")
TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
TRANSLATED = IPv6Network("64:ff9b::/96")


class NotAllowed(Exception):
    """The text is a code: `bad_address`, `host_not_allowed`, `not_https`, `address_not_allowed`."""


@dataclass(frozen=True)
class Place:
    scheme: str
    host: str
    port: int
    target: str  # the path, with what is asked

    @property
    def name(self) -> str:
        """As it stands in a request; the usual port goes unsaid."""
        return self.host if self.port == PORTS[self.scheme] else f"{self.host}:{self.port}"


@dataclass(frozen=True)
class Allowed:
    """`hosts` without a port are those on the usual one; `*.example.org` are all those below it.
    `networks` are private ones that the operator opened."""

    hosts: frozenset[tuple[str, int | None]]
    networks: tuple[Network, ...] = ()

    @classmethod
    def read(cls, hosts: str | None, networks: str | None) -> "Allowed":
        """From two settings, that `config` found in order."""
        named = frozenset(_host(text) for text in _parts(hosts))
        opened = (ip_network(text, strict=False) for text in _parts(networks))
        return cls(named, tuple(opened))

    def __bool__(self) -> bool:
        return bool(self.hosts)

    @property
    def names(self) -> list[str]:
        return sorted(host if port is None else f"{host}:{port}" for host, port in self.hosts)

    def find(self, url: str) -> Place:
        """Raises NotAllowed."""
        place = read_address(url)
        if not self._knows(place):
            raise NotAllowed("host_not_allowed")
        if place.scheme == "http" and not self._opens_loopback:
            raise NotAllowed("not_https")
        return place

    def may_reach(self, place: Place, address: str) -> bool:
        """Whether a connection may be made to this very address. Without TLS only on this
        machine."""
        found = ip_address(address)
        if isinstance(found, IPv6Address):
            if found.scope_id:
                return False
            found = found.ipv4_mapped or found
        if place.scheme == "http" and not found.is_loopback:
            return False
        opened = any(found in one for one in self.networks if one.version == found.version)
        return opened or (place.scheme == "https" and is_public(found))

    def _knows(self, place: Place) -> bool:
        ports = {place.port, None} if place.port == PORTS[place.scheme] else {place.port}
        return any((name, port) in self.hosts for name in _names(place.host) for port in ports)

    @property
    def _opens_loopback(self) -> bool:
        return any(network.is_loopback for network in self.networks)


def read_address(url: str) -> Place:
    """Raises NotAllowed."""
    found = _ADDRESS.fullmatch(url)
    if found is None or _NOT_IN_A_PATH.search(url):
        raise NotAllowed("bad_address")
    scheme, host, port, target = found.groups()
    number = int(port) if port else PORTS[scheme]
    if not 0 < number <= LARGEST_PORT:
        raise NotAllowed("bad_address")
    target = target or "/"
    return Place(scheme, host.lower(), number, target if target[0] == "/" else f"/{target}")


def is_public(address: Address) -> bool:
    """Whether it is somewhere on the internet, for certain: what hides another in it counts as
    that other."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    inner = address.ipv4_mapped or _translated(address)
    if inner:
        return is_public(inner)
    if address not in UNICAST or any(address in tunnel for tunnel in TUNNELS):
        return False
    return address.is_global and not address.is_multicast


def _translated(address: IPv6Address) -> IPv4Address | None:
    """What a network without the older kind reaches it by (NAT64)."""
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in TRANSLATED else None


def _names(host: str) -> list[str]:
    """What it may be named by: itself, and all that stands above it. On the borders of labels, so
    that `evilexample.org` is not of `example.org`."""
    labels = host.split(".")
    return [host, *("*." + ".".join(labels[start:]) for start in range(1, len(labels)))]


def _host(text: str) -> tuple[str, int | None]:
    found = _NAMED.fullmatch(text)
    if found is None:
        raise ValueError("no name of a host")
    return found[1].lower(), int(found[2]) if found[2] else None


def _parts(setting: str | None) -> Iterable[str]:
    return filter(None, (part.strip() for part in (setting or "").split(",")))
