"""What an administrator sets, and when the server refuses to start with it."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest

import service
from access import AccessError
from journal.accounts.records import Role
from settings import Settings


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("KADROLOG_PORT", "восемь"),
        ("KADROLOG_PORT", "²"),
        ("KADROLOG_PROXIES", "-1"),
        ("KADROLOG_MAX_UPLOAD", "64MB"),
        ("KADROLOG_ADDRESS", "kadrolog.example.ru"),
        ("KADROLOG_ADDRESS", "https://kadrolog.example.ru/log"),
    ],
)
def test_a_wrong_value_is_named(variable: str, value: str) -> None:
    """The variable stands in the message."""
    with pytest.raises(ValueError, match=variable):
        Settings.from_env({variable: value})


ORGANIZATION = {
    "KADROLOG_OIDC_ISSUER": "https://id.example.ru/realms/край",
    "KADROLOG_OIDC_CLIENT": "kadrolog",
    "KADROLOG_OIDC_SECRET": "секрет",
    "KADROLOG_OIDC_ROLES": "кадры=reader; cn=кадры,dc=край=editor",
}


@pytest.mark.parametrize("missing", ORGANIZATION)
def test_sign_on_is_set_up_whole(missing: str) -> None:
    """Half of it is refused by the name of what is missing, and no secret is told."""
    with pytest.raises(ValueError, match=f"{missing}: не задано") as refused:
        Settings.from_env(ORGANIZATION | {missing: ""})
    assert "секрет" not in str(refused.value)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("KADROLOG_OIDC_ISSUER", "http://id.example.ru"),
        ("KADROLOG_OIDC_ISSUER", "id.example.ru"),
        ("KADROLOG_OIDC_ISSUER", "https://id.example.ru/?a=1"),
        ("KADROLOG_OIDC_ROLES", "кадры"),
        ("KADROLOG_OIDC_ROLES", "кадры=owner"),
        ("KADROLOG_OIDC_ROLES", "=reader"),
        ("KADROLOG_OIDC_ROLES", "кадры=reader;"),
    ],
)
def test_a_wrong_sign_on_is_named(variable: str, value: str) -> None:
    """Without HTTPS, or with roles that there are not."""
    with pytest.raises(ValueError, match=variable):
        Settings.from_env(ORGANIZATION | {variable: value})


def test_sign_on(tmp_path: Path) -> None:
    """Off by default; with it an administrator with a password is needed on loopback too, and the way back is ours."""
    assert service.entrance(Settings(data=tmp_path)).sign_on is None
    settings = dataclasses.replace(
        Settings.from_env(ORGANIZATION), data=tmp_path, address="https://kadrolog.example.ru"
    )
    for reached in (settings, dataclasses.replace(settings, address="")):
        with pytest.raises(AccessError, match="add-user"):
            service.entrance(reached)
    gate = service.open_gate(settings)
    gate.add_account("Анна", "мост через тихую протоку", Role.ADMINISTRATOR)
    gate.close()
    found = service.entrance(settings).sign_on

    assert found
    assert found.provider.back == "https://kadrolog.example.ru/login/organization/back"
    assert found.membership.roles == {"кадры": Role.READER, "cn=кадры,dc=край": Role.EDITOR}


@pytest.mark.parametrize(
    ("host", "address", "private"),
    [
        ("127.0.0.1", "", True),
        ("localhost", "", True),
        ("::1", "http://localhost:8000", True),
        ("0.0.0.0", "", False),  # noqa: S104 (the case in question)
        ("192.0.2.5", "", False),
        ("127.0.0.1", "https://kadrolog.example.ru", False),
    ],
)
def test_who_reaches_it(host: str, address: str, private: bool) -> None:
    """Behind a proxy a loopback address is not private."""
    assert Settings(host=host, address=address).private is private


def test_names_it_answers_to() -> None:
    """Those of the machine for itself, its address and the one that people type; never the wildcard."""
    settings = Settings(host="0.0.0.0", address="https://Kadrolog.example.ru:8443")  # noqa: S104 (the case in question)

    assert settings.secure
    assert settings.hosts == {
        *("localhost", "127.0.0.1", "[::1]"),
        *("kadrolog.example.ru", "kadrolog.example.ru:8443"),
    }


def test_no_start_without_an_administrator(tmp_path: Path) -> None:
    """Where others could come in, somebody has to say who may: an editor is not enough, a disabled one neither."""
    settings = Settings(data=tmp_path, host="192.0.2.5")
    gate = service.open_gate(settings)
    gate.add_account("Борис", "мост через тихую протоку", Role.EDITOR)
    with pytest.raises(AccessError, match="add-user"):
        service.create_app(settings)
    gate.add_account("Анна", "мост через тихую протоку", Role.ADMINISTRATOR)

    assert service.entrance(settings).gate is not None
    with pytest.raises(AccessError, match="KADROLOG_ADDRESS"):
        service.entrance(dataclasses.replace(settings, host="0.0.0.0"))  # noqa: S104 (the case in question)
    gate.close()


def test_the_terminal_adds_the_administrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told why it does not start, one adds an account, gives it a token, narrows and disables it."""
    for name, value in (("DATA", str(tmp_path)), ("HOST", "192.0.2.5")):
        monkeypatch.setenv(f"KADROLOG_{name}", value)
    assert service.main(["serve"]) == 1
    assert "add-user" in capsys.readouterr().err

    def typed(words: str, *argv: str) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(words + "\n"))
        return service.main(list(argv))

    assert typed("слабый", "add-user", "Анна", "--role", "administrator") == 1
    assert typed("мост через тихую протоку", "add-user", "Анна", "--role", "administrator") == 0
    assert typed("мост через тихую протоку", "add-user", "Борис", "--role", "editor") == 0
    assert typed("семь сосен у переправы", "set-password", "Борис") == 0
    assert service.main(["set-user", "Борис", "--region", "RU-TVE", "--disabled"]) == 0
    assert service.main(["set-user", "Анна", "--role", "reader"]) == 1
    capsys.readouterr()
    assert service.main(["add-token", "Анна", "--label", "ночной отчёт"]) == 0
    assert capsys.readouterr().out.startswith("kdl_")
    assert service.main(["users"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Анна: administrator, все субъекты",
        "Борис: editor, RU-TVE, отключена",
    ]
    assert service.main(["audit"]) == 0
