"""What was handed in together: by which key it is known, and who takes it back."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

from marshmallow import fields, validate

from journal.signed import Signed
from web.access.door import author
from web.forms import LIMIT, Arguments
from web.language import lazy as _
from web.parts import desk

KEY = re.compile(r"[\w-]{8,64}\Z", re.ASCII)


class SubmissionKey(Arguments):
    """With what else files are handed in."""

    submission = fields.String(
        validate=validate.Regexp(KEY, error=_("ключ ожидался из 8–64 латинских букв, цифр и дефисов")),
        metadata={"description": "Key of your own choice: what has the same one can be taken back together"},
    )


class SubmissionPage(Arguments):
    """Which page of a list."""

    limit = fields.Integer(
        validate=validate.Range(1, LIMIT, error=_("число ожидалось от {min} до {max}")),
        load_default=20,
        metadata={"description": "Rows on one page"},
    )
    cursor = fields.Integer(
        validate=validate.Range(0, error=_("число ожидалось от {min}")),
        load_default=0,
        metadata={"description": "`next` of the page before"},
    )


def new_key() -> str:
    """A key that nobody has."""
    return secrets.token_hex(16)


def stated_key(stated: str) -> str:
    """The key that a form of ours was given; a new one in place of what is none."""
    return stated if KEY.match(stated) else new_key()


def signed(said: Mapping[str, str]) -> Signed:
    """Who says so and why; accounts go before names that are stated."""
    return desk().sign(author(said.get("author") or ""), said.get("reason", "").strip())
