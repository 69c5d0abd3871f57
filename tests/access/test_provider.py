"""An identity provider is believed only where everything about its answer is right."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import ECKey, OctKey

from access import NoEntry, Provider
from access.attempt import Attempt
from access.provider import DENIED, SILENT, STALE, WRONG
from tests.access.organization import ANNA, BACK, CLIENT, SECRET, Organization, come_back, known


@pytest.fixture
def provider(org: Organization) -> Provider:
    """The provider as we know it."""
    return known(org)


def claims(provider: Provider, **changed: str) -> Any:
    """There and back; the answer changed on its way."""
    attempt = Attempt.new()
    return provider.claims(attempt, come_back(provider.invitation(attempt)) | changed)


def test_who_comes_back(provider: Provider, org: Organization) -> None:
    """Code, PKCE, client's secret and token pass a real provider; its claims are what it says."""
    found = claims(provider)

    assert {name: found[name] for name in ANNA} == ANNA
    assert found["iss"] == org.issuer


def test_what_the_provider_sees(provider: Provider) -> None:
    """State, nonce and the challenge differ, none of them is the attempt's secret, and the next attempt has others."""
    first, second = Attempt.new(), Attempt.new()
    asked = [parse_qs(urlsplit(provider.invitation(attempt)).query) for attempt in (first, second)]
    proofs = [item[name][0] for item in asked for name in ("state", "nonce", "code_challenge")]

    assert len({*proofs, first.secret, second.secret, first.verifier, second.verifier}) == 10
    assert asked[0]["code_challenge_method"] == ["S256"]
    assert asked[0]["redirect_uri"] == [BACK]
    assert asked[0]["scope"] == ["openid profile"]


@pytest.mark.parametrize(
    "lies",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "another client"},
        {"aud": ["another client"]},
        {"aud": [CLIENT, "another client"]},
        {"azp": "another client"},
        {"nonce": "another attempt"},
        {"nonce": None},
        {"exp": 1},
        {"exp": None},
        {"nbf": 2**40},
        {"iat": None},
        {"sub": None},
        {"at_hash": "another token"},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_us(provider: Provider, org: Organization, lies: dict[str, Any]) -> None:
    """From elsewhere, for others, of another attempt, of another time, or with something missing."""
    org.words.lies = lies
    with pytest.raises(NoEntry, match=WRONG):
        claims(provider)


def test_a_token_that_the_provider_did_not_sign(provider: Provider, org: Organization) -> None:
    """By a key that is not told."""
    org.words.key = ECKey.generate_key("P-256")
    with pytest.raises(NoEntry, match=WRONG):
        claims(provider)


@pytest.mark.parametrize("alg", ["HS256", "none"])
def test_a_token_that_anybody_could_have_signed(provider: Provider, org: Organization, alg: str) -> None:
    """By our own secret or by nobody, even where the provider tells of that key."""
    secret = OctKey.import_key(SECRET)
    org.words.alg, org.words.key = alg, secret if alg == "HS256" else None
    if alg == "HS256":
        org.words.told = secret.as_dict(private=True) | {"kid": org.words.told["kid"]}
    with pytest.raises(NoEntry, match=WRONG):
        claims(provider)


def test_a_stolen_code_is_worth_nothing(provider: Provider) -> None:
    """It belongs to the attempt that began (PKCE), and is used once."""
    attempt, thief = Attempt.new(), Attempt.new()
    answer = come_back(provider.invitation(attempt))
    with pytest.raises(NoEntry, match=WRONG):
        provider.claims(thief, answer | {"state": thief.state})
    assert provider.claims(attempt, answer)["sub"] == "8f3"

    with pytest.raises(NoEntry, match=WRONG):
        provider.claims(attempt, answer)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"state": "x"}, STALE),
        ({"state": ""}, STALE),
        ({"iss": "https://elsewhere.example"}, WRONG),
        ({"error": "access_denied"}, DENIED),
        ({"code": ""}, DENIED),
        ({"code": "x"}, WRONG),
    ],
    ids=str,
)
def test_an_answer_that_is_not_ours(provider: Provider, changed: dict[str, str], words: str) -> None:
    """Of another attempt, of another provider, a refusal, or no answer at all."""
    with pytest.raises(NoEntry, match=words):
        claims(provider, **changed)


def test_a_wrong_client_is_refused(provider: Provider) -> None:
    """The provider does not know us by that secret; nothing of it is shown."""
    with pytest.raises(NoEntry, match=WRONG):
        claims(replace(provider, secret="x"))  # noqa: S106 (no secret of anybody)


@pytest.mark.parametrize(
    "described",
    [{"issuer": "https://elsewhere.example"}, {"token_endpoint": "file:///etc/passwd"}, {"jwks_uri": None}],
    ids=str,
)
def test_a_wrong_description(provider: Provider, org: Organization, described: dict[str, Any]) -> None:
    """Of another issuer, or with addresses that are none."""
    attempt = Attempt.new()
    answer = come_back(provider.invitation(attempt))
    org.words.described |= described
    with pytest.raises(NoEntry, match=WRONG):
        provider.claims(attempt, answer)


def test_no_step_down_to_plain_http() -> None:
    """A provider by HTTPS whose description names an address by HTTP."""
    found = Provider("https://id.example.ru", CLIENT, SECRET, BACK, time.time)
    with pytest.raises(NoEntry, match=WRONG):
        found._endpoint({"token_endpoint": "http://id.example.ru/token"}, "token_endpoint")


def test_nobody_answers(provider: Provider) -> None:
    """Told apart from a wrong answer: it may work later."""
    with pytest.raises(NoEntry, match=SILENT):
        replace(provider, issuer="http://127.0.0.1:9").invitation(Attempt.new())


def test_the_provider_s_clock_may_differ_a_little(provider: Provider) -> None:
    """By a minute, not by ten."""
    assert claims(replace(provider, clock=lambda: time.time() + 100))
    with pytest.raises(NoEntry, match=WRONG):
        claims(replace(provider, clock=lambda: time.time() + 600))
