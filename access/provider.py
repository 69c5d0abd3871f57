"""An organization's identity provider: OpenID Connect, code flow with PKCE. The only door to authlib and its JOSE.

What the provider says of itself is read anew for each step, so that it may change its keys at any time.
"""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlencode, urlsplit

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from access.attempt import Attempt
from access.refusals import NoEntry
from network.addresses import Guard
from network.errors import NetworkError
from network.http import Browser

#: signatures that are believed: by a key of the provider's alone, never by a secret that we know as well, never none
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519")
#: seconds by which the provider's clock may differ from ours
LEEWAY = 60
SCOPE = "openid profile"
#: whoever names the provider has decided to ask it, in whatever network it is
ANYWHERE = Browser(Guard((ip_network("0.0.0.0/0"), ip_network("::/0"))), most=1024 * 1024, patience=10, longest=20)

SILENT = "Служба входа организации не отвечает. Повторите позже или войдите по паролю."
WRONG = "Служба входа организации ответила не так, как должна. Начните снова; если повторится, позовите администратора."
STALE = "Этот вход начат в другом окне или слишком давно. Начните снова."
DENIED = "Служба входа организации не подтвердила вход."

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Provider:
    """A provider as it knows us; `back` is the address of ours that it leads people back to."""

    issuer: str
    client: str
    secret: str
    back: str
    #: seconds since 1970
    clock: Callable[[], float]
    browser: Browser = ANYWHERE

    def invitation(self, attempt: Attempt) -> str:
        """Where the browser is sent; raises NoEntry where the provider does not answer as one."""
        challenge = create_s256_code_challenge(attempt.verifier)
        proofs = {"nonce": attempt.nonce, "code_challenge": challenge, "code_challenge_method": "S256"}
        address = self._endpoint(self._described(), "authorization_endpoint")
        return str(prepare_grant_uri(address, self.client, "code", self.back, SCOPE, attempt.state, **proofs))

    def claims(self, attempt: Attempt, answer: Mapping[str, str]) -> Mapping[str, Any]:
        """What the provider says of whoever came back with its answer; raises NoEntry where it cannot be believed."""
        if not hmac.compare_digest(answer.get("state", "").encode(), attempt.state.encode()):
            raise NoEntry(STALE)
        if answer.get("iss", self.issuer) != self.issuer:
            raise _refused(WRONG, "answer of another issuer")
        if "error" in answer or not answer.get("code"):
            raise _refused(DENIED, answer.get("error", "no code"))
        described = self._described()
        tokens = self._tokens(described, attempt, answer["code"])
        return self._verified(tokens, self._read(self._endpoint(described, "jwks_uri")), attempt)

    def _described(self) -> Mapping[str, Any]:
        described = self._read(self.issuer.rstrip("/") + "/.well-known/openid-configuration")
        if described.get("issuer") != self.issuer:
            raise _refused(WRONG, "described under another issuer")
        return described

    def _endpoint(self, described: Mapping[str, Any], name: str) -> str:
        """An address of the provider's, by HTTPS if its own is."""
        address = str(described.get(name, ""))
        if urlsplit(address).scheme not in {"https", urlsplit(self.issuer).scheme}:
            raise _refused(WRONG, f"no usable {name}")
        return address

    def _tokens(self, described: Mapping[str, Any], attempt: Attempt, code: str) -> Mapping[str, Any]:
        methods = described.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        method = "client_secret_basic" if "client_secret_basic" in methods else "client_secret_post"
        proofs = {"redirect_uri": self.back, "code_verifier": attempt.verifier}
        form = urlencode({"grant_type": "authorization_code", "code": code, **proofs})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        address = self._endpoint(described, "token_endpoint")
        _, headers, form = ClientAuth(self.client, self.secret, method).prepare("POST", address, headers, form)
        return self._read(address, form.encode(), headers)

    def _verified(self, tokens: Mapping[str, Any], keys: Mapping[str, Any], attempt: Attempt) -> Mapping[str, Any]:
        """The claims of the identity token: signed by the provider, for us, for this attempt, now."""
        expected = {"iss": self.issuer, "aud": self.client}
        options = {name: {"essential": True, "value": value} for name, value in expected.items()}
        known = {"nonce": attempt.nonce, "client_id": self.client, "access_token": tokens.get("access_token")}
        registry = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
        try:
            token = jwt.decode(str(tokens["id_token"]), KeySet.import_key_set(dict(keys)), registry=registry)  # type: ignore[arg-type]
            claims = CodeIDToken(token.claims, token.header, options, known)
            claims.validate(now=int(self.clock()), leeway=LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise _refused(WRONG, f"{type(error).__name__} {error}") from error
        return dict(claims)

    def _read(self, url: str, form: bytes | None = None, headers: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        """The JSON object at an address."""
        try:
            answer = self.browser.get(url) if form is None else self.browser.post(url, form, headers or {})
        except NetworkError as error:
            raise _refused(SILENT, str(error)) from error
        try:
            found = json.loads(answer.body) if answer.status == 200 else None
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise _refused(WRONG, f"{answer.status} and no object at {urlsplit(url).path}")
        return found


def _refused(words: str, reason: str) -> NoEntry:
    """The words are for whoever signs in; the reason is for the administrator and names no person."""
    log.warning("sign-in through the organization refused", extra={"fields": {"reason": reason[:200]}})
    return NoEntry(words)
