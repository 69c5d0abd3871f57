"""One try to sign in through an identity provider."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attempt:
    """Its secret stays with the browser that began; the provider sees what is derived from it."""

    secret: str

    @classmethod
    def new(cls) -> Attempt:
        """One that nobody can guess."""
        return cls(secrets.token_urlsafe(32))

    @property
    def state(self) -> str:
        """Ties the provider's answer to the browser that asked."""
        return self._derived("state")

    @property
    def nonce(self) -> str:
        """Ties the provider's token to the attempt."""
        return self._derived("nonce")

    @property
    def verifier(self) -> str:
        """Ties the code to the attempt (PKCE)."""
        return self._derived("verifier")

    def _derived(self, purpose: str) -> str:
        return hmac.new(self.secret.encode(), purpose.encode(), "sha256").hexdigest()
