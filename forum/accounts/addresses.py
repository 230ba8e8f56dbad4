"""Network addresses, and what may be kept of them for long."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

KEPT_BITS = {4: 24, 6: 48}


def truncated(address: str) -> str:
    """The network that an address is in: `203.0.113.7` → `203.0.113.0`. Nothing of what is no
    address."""
    try:
        found = _plain(ip_address(address))
        network = ip_network(f"{found}/{KEPT_BITS[found.version]}", strict=False)
    except ValueError:
        return ""
    return str(network.network_address)


def _plain(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """An IPv4 address in IPv6 clothes is that IPv4 address."""
    return (found.version == 6 and found.ipv4_mapped) or found
