"""`python -m bench.occupation FOLDER`: posts of people on FactRuEval-2016, its `devset` with `.facts` beside the texts.

A fact of the kind *occupation* is a person, a post and the body where it is held. Ours is right where both name a
person of the same surname, the posts share a word and, for the whole fact, so do the bodies (a region stands in our
positions: `губернатор Подмосковья`); its facts say a body, so ours without one do not count. What a text says twice
counts once, in its fullest form. The best F1 published for whole facts is .662, on the test part, which is not here.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.metrics import Tally
from nlp.document import Document, Page, Paragraph, Section
from nlp.facts import Person, Release
from nlp.language import analyse
from nlp.language.morphology import lemma
from nlp.organizations import find_organizations
from nlp.people import find_occupations


@dataclass(frozen=True, slots=True)
class Fact:
    """Who is what and where, as dictionary forms of words; `where` is empty where the text does not say."""

    who: frozenset[str]
    post: frozenset[str]
    where: frozenset[str]

    def same_post(self, other: Fact) -> bool:
        """Whether both give one person one post."""
        return bool(self.who & other.who and self.post & other.post)

    def same(self, other: Fact) -> bool:
        """Whether they agree about the body too, where one is said."""
        return self.same_post(other) and bool(self.where & other.where or not other.where)


def main() -> None:
    """Print precision, recall and F1 of posts alone and of whole facts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    texts = sorted(path for path in parser.parse_args().folder.glob("*.txt") if path.with_suffix(".facts").exists())
    posts, facts = Tally(), Tally()
    for path in texts:
        said, gold = list(_said(path)), list(_gold(path.with_suffix(".facts")))
        posts += _tally(said, gold, Fact.same_post)
        facts += _tally(said, gold, Fact.same)
    head = f"{'':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}"
    print(head, f"{'person, post':24}{posts}", f"{'whole fact':24}{facts}", sep="\n")


def _said(path: Path) -> Iterator[Fact]:
    text = path.read_text("utf-8")
    lines = [match.span() for match in re.finditer(r"\S.*", text)]
    paragraphs = tuple(Paragraph(text[first:last], tuple(range(first, last))) for first, last in lines)
    analyses = analyse([paragraph.text for paragraph in paragraphs])
    sections = tuple(map(Section, paragraphs, analyses))
    document = Document(Release(text), Page(None, None, None, (), paragraphs), sections)
    found = find_occupations(document, find_organizations(document))
    facts = [_fact(person) for person in found if person.organization or re.search("[А-ЯЁ]", person.position or "")]
    for place, fact in enumerate(facts):
        if not any(fact.same_post(other) and fact.where < other.where for other in facts) and fact not in facts[:place]:
            yield fact


def _fact(person: Person) -> Fact:
    position, organization = person.position or "", person.organization or ""
    return Fact(_words(person.name), _words(position), _words(f"{organization} {position}"))


def _gold(path: Path) -> Iterator[Fact]:
    """The occupations of a file of facts, a line each: a role, what it refers to, its words."""
    facts = []
    for block in path.read_text("utf-8").split("\n\n"):
        head, *lines = block.strip().split("\n")
        if "Occupation" in head:
            roles = {line.split(" ", 1)[0]: _words(line.split(" ", 1)[1]) for line in lines}
            facts.append(Fact(*(roles.get(role, frozenset()) for role in ("Who", "Position", "Where"))))
    yield from dict.fromkeys(facts)


def _words(text: str) -> frozenset[str]:
    spelled = re.findall(r"(?<!\w)[^\W\d_][\w-]+", text.lower())
    return frozenset(lemma(word).replace("ё", "е") for word in spelled if not re.match(r"(?:obj|span)\d", word))


def _tally(said: list[Fact], gold: list[Fact], same: Callable[[Fact, Fact], bool]) -> Tally:
    left, hits = list(said), 0
    for fact in gold:
        found = next((other for other in left if same(other, fact)), None)
        if found:
            left.remove(found)
            hits += 1
    return Tally(hits, len(said), len(gold))


if __name__ == "__main__":
    main()
