"""Which machines may be asked: none of the inner network, unless the administrator allows it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from network.errors import NetworkError, Refused

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_PORTS = {"http": 80, "https": 443}
#: IPv4 addresses are reached through these too
_NAT64 = ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every address of a host; raises NetworkError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NetworkError(f"Адрес {host} не найден.") from error
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """Checks addresses; what it lets through is connected to by number, so that a second answer cannot differ."""

    #: inner networks that the administrator allows
    allowed: tuple[Network, ...] = ()
    resolve: Callable[[str, int], Iterable[str]] = resolve

    def check(self, url: str) -> tuple[SplitResult, str, int]:
        """The parts of an address, the number to connect to, and the port; raises Refused or NetworkError."""
        if not url.isprintable():
            raise Refused("В адресе есть знаки, которых в адресах не бывает.")
        try:
            parts = urlsplit(url)
            port = _PORTS.get(parts.scheme, 0) and (parts.port or _PORTS[parts.scheme])
        except ValueError as error:
            raise Refused(f"Адрес {url} не разобран.") from error
        if not port or not parts.hostname or parts.username is not None:
            raise Refused(f"Адрес {url} не годится: нужен http:// или https:// без имени и пароля.")
        numbers = tuple(self.resolve(parts.hostname, port))
        inner = [number for number in numbers if not self.passes(number)]
        if inner or not numbers:
            raise Refused(f"Адрес {parts.hostname} ведёт во внутреннюю сеть; её разрешает администратор.")
        return parts, numbers[0], port

    def passes(self, number: str) -> bool:
        """Whether an address is of the open internet or of an allowed network, whatever it is wrapped in."""
        try:
            address = _unwrapped(ip_address(number.split("%", maxsplit=1)[0]))
        except ValueError:
            return False
        if any(address in network for network in self.allowed if network.version == address.version):
            return True
        return address.is_global and not address.is_multicast


def _unwrapped(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one that only carries it."""
    if isinstance(address, IPv4Address):
        return address
    carried = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    if carried is None and address in _NAT64:
        carried = IPv4Address(int(address) & 0xFFFFFFFF)
    return carried or address
