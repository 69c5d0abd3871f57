"""WHO MAY DO WHAT: logins, tokens and the audit log over the journal's accounts. Knows no HTTP."""

from __future__ import annotations

from access.gate import Gate, Quota, Visitor
from access.membership import Membership
from access.provider import Provider
from access.refusals import AccessError, Full, NoEntry, TooMany, Weak, WrongPassword
from access.sign_on import SignOn

__all__ = [
    "AccessError",
    "Full",
    "Gate",
    "Membership",
    "NoEntry",
    "Provider",
    "Quota",
    "SignOn",
    "TooMany",
    "Visitor",
    "Weak",
    "WrongPassword",
]
