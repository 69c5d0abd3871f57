"""WHO MAY DO WHAT: logins, tokens and the audit log over the journal's accounts. Knows no HTTP."""

from __future__ import annotations

from access.gate import Gate, Quota, Visitor
from access.refusals import AccessError, Full, TooMany, Weak, WrongPassword

__all__ = ["AccessError", "Full", "Gate", "Quota", "TooMany", "Visitor", "Weak", "WrongPassword"]
