"""What holds of the organizations of any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nlp.facts import Initiative, Organization
from nlp.initiatives import find_initiatives
from nlp.organizations import find_organizations
from tests.nlp.documents import document

STOCK = """Министерство министерства труда и занятости , . ( ) « » „ “ " – № 5 по при имени им далее г в городе Твери
    Тульской области края колледж Омский техникум завод ООО АО ЦОПП УрФУ Минтруда Совет совет Ю А Гагарина
    программа проект «Старт» решило Иван Петрович конкурса РФ РС Я Саха"""
WORDS = st.sampled_from(STOCK.split())
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
def test_any_text_is_read_and_every_mention_quotes_it(text: str) -> None:
    """Nothing raises, names are not empty, and each mention is the text at its place."""
    release = document(text.replace("\n", " ") or " ")
    organizations = find_organizations(release)
    initiatives = find_initiatives(release, organizations)
    named: tuple[Organization | Initiative, ...] = (*organizations, *initiatives)
    for found in named:
        assert found.name
        assert found.mentions
        assert all(release.release.text[place.start : place.stop] == place.text for place in found.mentions)


@given(TEXTS)
def test_bodies_come_in_the_order_of_the_text_each_place_once(text: str) -> None:
    """No place names two bodies, and aliases repeat neither the name nor each other."""
    found = find_organizations(document(text.replace("\n", " ") or " "))
    places = [mention for body in found for mention in body.mentions]
    assert len(places) == len(set(places))
    assert all(left.mentions[0] < right.mentions[0] for left, right in pairwise(found))
    assert all(body.name not in body.aliases and len(set(body.aliases)) == len(body.aliases) for body in found)


@given(TEXTS)
def test_a_text_said_twice_names_the_same_bodies(text: str) -> None:
    """Folding is idempotent: repeating the sentence adds mentions, no bodies."""
    line = text.replace("\n", " ") or " "
    once, twice = find_organizations(document(line)), find_organizations(document(line, line))
    assert [body.name for body in once] == [body.name for body in twice]
