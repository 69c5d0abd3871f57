"""Dependencies of a paragraph, read downwards: children and the stretch of tokens below each one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nlp.document import Token


@dataclass(frozen=True)
class Tree:
    """`children[i]` are the dependents of token `i` in the order of the text."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def below(self, head: int, without: frozenset[int] = frozenset()) -> Iterator[int]:
        """The tokens of the subtree of `head`, itself included, leaving out the subtrees of `without`."""
        stack, seen = [head], {head}
        while stack:
            token = stack.pop()
            yield token
            for child in self.children[token]:
                if child not in without and child not in seen:
                    seen.add(child)
                    stack.append(child)

    def above(self, place: int) -> Iterator[int]:
        """The heads of a token up to the root, nearest first; a circle of wrong arcs is walked once."""
        seen = {place}
        while (place := self.tokens[place].head) >= 0 and place not in seen:
            seen.add(place)
            yield place

    def run(self, head: int, without: frozenset[int] = frozenset()) -> tuple[int, int]:
        """The unbroken run of subtree tokens around `head`, as a half-open range."""
        inside = set(self.below(head, without))
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return first, last + 1

    def child(self, head: int, *relations: str) -> int | None:
        """The first dependent in one of the relations, or None."""
        return next((place for place in self.children[head] if self.tokens[place].rel in relations), None)

    def coordinated(self, head: int) -> tuple[int, ...]:
        """The token and everything coordinated with it, in the order of the text."""
        found = [head]
        for place in found:
            found.extend(child for child in self.children[place] if self.tokens[child].rel == "conj")
        return tuple(sorted(found))


def grow(tokens: tuple[Token, ...]) -> Tree:
    """The tree of a paragraph's tokens."""
    children: list[list[int]] = [[] for _ in tokens]
    for place, token in enumerate(tokens):
        if 0 <= token.head != place:
            children[token.head].append(place)
    return Tree(tokens, tuple(map(tuple, children)))
