"""Where the program keeps its state and listens; the only reader of the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

#: the names of this machine for itself
LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
#: what stands for all addresses
EVERYWHERE = frozenset(("0.0.0.0", "::"))  # noqa: S104 (told apart, not listened at)  # nosec B104
#: what may hold a password
SECRET = frozenset(("database", "smtp", "oidc_secret"))
#: without any of which there is no sign-in through the organization
OIDC = ("KADROLOG_OIDC_ISSUER", "KADROLOG_OIDC_CLIENT", "KADROLOG_OIDC_SECRET", "KADROLOG_OIDC_ROLES")
ROLES = ("reader", "editor", "administrator")
LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True)
class Settings:
    """Everything an administrator can set, from `KADROLOG_*`."""

    #: the one folder of all state: raw files, SQLite database, search index
    data: Path = Path("data")
    #: SQLAlchemy URL; empty means SQLite in `data`
    database: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    #: the address that people type, where it is not the one above: `https://kadrolog.example.ru`
    address: str = ""
    #: proxies of ours in front of the server, which say who asks and by which scheme
    proxies: int = 0
    #: largest request body in bytes
    max_upload: int = 64 * 1024 * 1024
    #: uploads and their bytes that one account may send in a day
    quota_requests: int = 2_000
    quota_bytes: int = 2 * 1024 * 1024 * 1024
    #: the mail server of alerts, `smtp://user:password@host:587` or `smtps://…`, and whom letters are from
    smtp: str = ""
    sender: str = "kadrolog@localhost"
    #: inner networks that feeds and webhooks may be in: `10.0.0.0/8, fd00::/8`
    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    #: the organization's identity provider (OpenID Connect), as whom it knows us, and `group=role; …`
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = ""
    oidc_roles: str = ""
    #: the provider's claims with groups, with the person's name, and with regions (none: all regions)
    oidc_role_claim: str = "groups"
    oidc_name_claim: str = "preferred_username"
    oidc_region_claim: str = ""
    #: processes that extract what is stored, beside the server or under `work`; 0 where `work` runs elsewhere
    workers: int = 1
    #: seconds that one release may take of such a process before it is ended
    patience: int = 120
    #: megabytes of its own with which such a process makes way for a new one; 0: never
    worker_memory: int = 512
    #: from which level on something is worth a line in the log
    log: str = "warning"

    @property
    def site(self) -> str:
        """The address of the pages, for links that leave the program."""
        return self.address or f"http://{self.host}:{self.port}"

    @property
    def database_url(self) -> str:
        """The database to open."""
        return self.database or f"sqlite:///{(self.data / 'journal.sqlite').absolute()}"

    @property
    def private(self) -> bool:
        """Whether only this machine reaches the server, as far as one can tell from here."""
        return {self.host, urlsplit(self.address).hostname or self.host} <= LOOPBACK

    @property
    def everywhere(self) -> bool:
        """Whether it listens at every address of this machine, so that its own says nothing."""
        return self.host in EVERYWHERE

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which it may be called."""
        parts = urlsplit(self.address)
        named = {self.host, parts.hostname or "", parts.netloc.lower()} - EVERYWHERE - {""}
        return frozenset(f"[{name}]" if name.count(":") > 1 and name[0] != "[" else name for name in LOOPBACK | named)

    @property
    def secure(self) -> bool:
        """Whether people reach it by HTTPS."""
        return self.address.startswith("https://")

    def told(self) -> dict[str, str]:
        """By variable what is set otherwise than by default, without what has a password in it."""
        given = ((field.name, getattr(self, field.name), field.default) for field in fields(self))
        return {
            f"KADROLOG_{name.upper()}": ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            for name, value, default in given
            if value != default and name not in SECRET
        }

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The settings of this process; raises ValueError naming the variable that is wrong."""
        address = environ.get("KADROLOG_ADDRESS", "")
        if address and not re.fullmatch(r"https?://[^/?#@\s]+/?", address):
            raise ValueError(f"KADROLOG_ADDRESS: адрес вида https://kadrolog.example.ru ожидался, получено {address!r}")
        return cls(
            data=Path(environ.get("KADROLOG_DATA", "data")),
            database=environ.get("KADROLOG_DATABASE", ""),
            host=environ.get("KADROLOG_HOST", "127.0.0.1"),
            address=address.rstrip("/"),
            port=_number(environ, "KADROLOG_PORT", cls.port),
            proxies=_number(environ, "KADROLOG_PROXIES", cls.proxies),
            max_upload=_number(environ, "KADROLOG_MAX_UPLOAD", cls.max_upload),
            quota_requests=_number(environ, "KADROLOG_QUOTA_REQUESTS", cls.quota_requests),
            quota_bytes=_number(environ, "KADROLOG_QUOTA_BYTES", cls.quota_bytes),
            smtp=environ.get("KADROLOG_SMTP", ""),
            sender=environ.get("KADROLOG_SENDER", cls.sender),
            networks=_networks(environ.get("KADROLOG_NETWORKS", "")),
            workers=_number(environ, "KADROLOG_WORKERS", cls.workers),
            patience=_number(environ, "KADROLOG_PATIENCE", cls.patience),
            worker_memory=_number(environ, "KADROLOG_WORKER_MEMORY", cls.worker_memory),
            log=_level(environ),
            **_oidc(environ),
        )


def _networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(item.strip()) for item in text.split(",") if item.strip())
    except ValueError as error:
        raise ValueError(f"KADROLOG_NETWORKS: сети вида 10.0.0.0/8, fd00::/8 ожидались, получено {text!r}") from error


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    value = environ.get(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ValueError(f"{name}: целое число ожидалось, получено {value!r}")
    return int(value)


def _oidc(environ: Mapping[str, str]) -> dict[str, Any]:
    """The identity provider: all of it or nothing."""
    missing = [name for name in OIDC if not environ.get(name)]
    claims = {
        "oidc_role_claim": environ.get("KADROLOG_OIDC_ROLE_CLAIM") or Settings.oidc_role_claim,
        "oidc_name_claim": environ.get("KADROLOG_OIDC_NAME_CLAIM") or Settings.oidc_name_claim,
        "oidc_region_claim": environ.get("KADROLOG_OIDC_REGION_CLAIM") or Settings.oidc_region_claim,
    }
    if len(missing) == len(OIDC):
        return claims
    if missing:
        raise ValueError(f"{', '.join(missing)}: не задано, а вход через организацию настраивается целиком")
    issuer, client, secret, groups = (environ[name] for name in OIDC)
    parts = urlsplit(issuer)
    if parts.query or parts.fragment or not (parts.hostname and (parts.scheme == "https" or _local(parts))):
        raise ValueError(f"KADROLOG_OIDC_ISSUER: адрес вида https://id.example.ru ожидался, получено {issuer!r}")
    if not roles_of(groups):
        raise ValueError(f"KADROLOG_OIDC_ROLES: группа=роль; … ожидались, роли {', '.join(ROLES)}, получено {groups!r}")
    return claims | {"oidc_issuer": issuer, "oidc_client": client, "oidc_secret": secret, "oidc_roles": groups}


def _local(parts: SplitResult) -> bool:
    return parts.scheme == "http" and parts.hostname in LOOPBACK


def roles_of(text: str) -> dict[str, str]:
    """`group=role; group=role` by group, nothing where it is not that; a group may have `=` and commas in its name."""
    given = [item.strip().rpartition("=") for item in text.split(";")]
    return {group: role for group, _, role in given} if all(group and role in ROLES for group, _, role in given) else {}


def _level(environ: Mapping[str, str]) -> str:
    value = environ.get("KADROLOG_LOG", Settings.log)
    if value not in LEVELS:
        raise ValueError(f"KADROLOG_LOG: одно из {', '.join(LEVELS)} ожидалось, получено {value!r}")
    return value
