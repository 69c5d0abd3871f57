"""An organization's identity provider for tests: authlib's own server on loopback. Whoever comes is one person."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any
from urllib.parse import parse_qs, urlsplit

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import AuthorizationCodeMixin
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, jsonify
from joserfc import jwt
from joserfc.jwk import ECKey
from werkzeug import Response

from access import Provider
from network.http import Browser
from tests.errands.sites import LOOPBACK
from tests.serving import serving

CLIENT, SECRET = "kadrolog", "секрет клиента"
#: where the tests' app awaits people back
BACK = "http://localhost/login/organization/back"
#: who is logged in, unless a test says otherwise
ANNA = {"sub": "8f3", "preferred_username": "Анна", "groups": ["кадры"]}
KEY = ECKey.generate_key("P-256", auto_kid=True)


@dataclass
class Words:
    """What a test has the provider say."""

    #: of whoever is logged in there
    claims: dict[str, Any] = field(default_factory=dict)
    #: in the identity token otherwise than it should; None takes a claim away
    lies: dict[str, Any] = field(default_factory=dict)
    #: of itself otherwise than it should
    described: dict[str, Any] = field(default_factory=dict)
    #: with what tokens are signed, and which key is told
    key: Any = field(default_factory=lambda: KEY)
    alg: str = "ES256"
    told: dict[str, Any] = field(default_factory=lambda: dict(KEY.as_dict(private=False)))


@dataclass
class Organization:
    """The running provider."""

    issuer: str
    #: where it leads people back to
    back: str
    words: Words = field(default_factory=Words)
    codes: dict[str, Code] = field(default_factory=dict)

    def token(self, nonce: str) -> str:
        """An identity token."""
        now, words = int(time.time()), self.words
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": nonce}
        stated = claims | words.claims | words.lies
        given = {name: value for name, value in stated.items() if value is not None}
        return jwt.encode({"alg": words.alg, "kid": KEY.kid}, given, words.key, [words.alg])

    def description(self) -> dict[str, Any]:
        """What a provider says of itself."""
        names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        addresses = {name: f"{self.issuer}/{name}" for name in names}
        ways = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
        return {"issuer": self.issuer, **addresses, **ways, **self.words.described}


class Client(ClientMixin):  # type: ignore[misc]
    """Us, as the provider knows us."""

    def __init__(self, back: str) -> None:
        self.back = back

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> str:
        return self.back

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self.back

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_post"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code(AuthorizationCodeMixin):  # type: ignore[misc]
    """A code that was handed out, to be used once."""

    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce


def serve(app: Flask, organization: Organization) -> None:
    """The provider's addresses on an app."""

    class Grant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_post",)

        def save_authorization_code(self, code: str, request: Any) -> None:
            asked, stated = request.payload, request.payload.data
            proofs = (stated["nonce"], stated["code_challenge"], stated["code_challenge_method"])
            organization.codes[code] = Code(asked.redirect_uri, asked.scope, *proofs)

        def query_authorization_code(self, code: str, client: Client) -> Code | None:
            return organization.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            organization.codes.clear()

        def authenticate_user(self, authorization_code: Code) -> dict[str, Any]:
            return organization.words.claims

    class Identity(OpenIDCode):  # type: ignore[misc]
        def exists_nonce(self, nonce: str, request: Any) -> bool:
            return any(code.nonce == nonce for code in organization.codes.values())

        def encode_id_token(self, token: Any, request: Any) -> str:
            return organization.token(request.authorization_code.nonce)

    server = AuthorizationServer(app, lambda _: Client(organization.back), lambda *_: None)
    server.register_grant(Grant, [Identity(require_nonce=True), CodeChallenge(required=True)])

    @app.get("/.well-known/openid-configuration")
    def describe() -> Response:
        return jsonify(organization.description())

    @app.get("/jwks_uri")
    def keys() -> Response:
        return jsonify(keys=[organization.words.told])

    @app.get("/authorization_endpoint")
    def authorize() -> Any:
        grant = server.get_consent_grant(end_user=organization.words.claims)
        return server.create_authorization_response(grant=grant, grant_user=organization.words.claims)

    @app.post("/token_endpoint")
    def exchange() -> Any:
        return server.create_token_response()


@contextmanager
def organization(back: str) -> Iterator[Organization]:
    """A running provider that leads people back to an address."""
    app, running = Flask("organization"), Organization("", back)
    serve(app, running)
    with serving(app) as running.issuer:
        yield running


def known(found: Organization) -> Provider:
    """The provider as we know it; however busy the machine, its answers are waited for."""
    browser = Browser(LOOPBACK, most=100_000, patience=60, longest=120)
    return Provider(found.issuer, CLIENT, SECRET, found.back, time.time, browser)


def come_back(invitation: str) -> dict[str, str]:
    """What a browser brings back from where it was sent."""
    parts = urlsplit(invitation)
    connection = HTTPConnection(parts.netloc, timeout=120)
    connection.request("GET", f"{parts.path}?{parts.query}")
    location = connection.getresponse().getheader("Location", "")
    connection.close()
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
