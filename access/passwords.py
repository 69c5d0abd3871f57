"""Passwords: which are good enough, and how they are kept. The only door to Argon2."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from access.refusals import Weak

SHORTEST, LONGEST = 12, 256
#: fewer different characters than this are a pattern, however long (`abababababab`)
DIFFERENT = 6
#: what people type along: the rows of both keyboards, the alphabets, the digits
ROWS = (
    *("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    *("abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "01234567890"),
)
#: words that guessing begins with, beside the account's own name
WORDS = ("password", "пароль", "qwerty", "admin", "админ", "kadrolog", "кадролог", "welcome", "secret")

_HASHER = PasswordHasher()  # Argon2id with the parameters of RFC 9106 for little memory
#: of a password that nobody kept; verified for names that do not exist, so that they take as long as those that do
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$v4YYN7K+lAynA5ypkhwb2g$DGxZkdwyEpwy+Og9Sho6P+oFmbBxCf3ZAzAwoBY1fBM"


def hashed(password: str, name: str) -> str:
    """The password as it is stored; raises Weak where others would guess it."""
    _check(password, name)
    return _HASHER.hash(password)


def fits(stored: str | None, password: str) -> bool:
    """Whether it is the password; without a stored one, None or empty, never, in the same time."""
    try:
        _HASHER.verify(stored or _NOBODY, password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)


def _check(password: str, name: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        raise Weak(f"В пароле должно быть от {SHORTEST} до {LONGEST} знаков.")
    rest = _without_guesses(password.casefold(), name.casefold())
    if len(set(password)) < DIFFERENT or len(rest) < SHORTEST // 2:
        raise Weak("Такой пароль подбирают первым: возьмите несколько несвязанных слов.")


def _without_guesses(password: str, name: str) -> str:
    """What is left of it without common words, the name, and runs of keys or letters."""
    runs = (row[start : start + 4] for line in ROWS for row in (line, line[::-1]) for start in range(len(row) - 3))
    for guess in sorted((*WORDS, name, *runs), key=len, reverse=True):
        if len(guess) > 2:
            password = password.replace(guess, "")
    return password
