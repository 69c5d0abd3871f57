"""A release's text → everything that is read from it: the stages in their order.

page → language → dates, organizations, people, regions, initiatives → decisions. Each stage is a function from
values to values; nothing here knows files, clocks or databases.
"""

from __future__ import annotations

from collections.abc import Sequence

from nlp import VERSION
from nlp.dates import find_dates
from nlp.decisions import find_decisions
from nlp.document import Document, Section
from nlp.entities import Entities
from nlp.facts import Extraction, Release
from nlp.initiatives import find_initiatives
from nlp.language import analyse
from nlp.organizations import find_organizations
from nlp.page import quoted, read_page
from nlp.people import find_people
from nlp.regions import find_regions


def extract(release: Release) -> Extraction:
    """Everything the contract asks for, from one release."""
    return extract_all((release,))[0]


def extract_all(releases: Sequence[Release]) -> tuple[Extraction, ...]:
    """The same for many releases, in order; the language pass sees them in one batch."""
    return tuple(_read(document) for document in read_documents(releases))


def read_documents(releases: Sequence[Release]) -> tuple[Document, ...]:
    """Releases after the page and language stages, in order."""
    pages = [read_page(release) for release in releases]
    publishers = [quoted(release, page.publisher) for release, page in zip(releases, pages, strict=True)]
    layouts = [(page.headline, publisher, *page.paragraphs) for page, publisher in zip(pages, publishers, strict=True)]
    analyses = iter(analyse([part.text for layout in layouts for part in layout if part]))
    documents = []
    for release, page, layout in zip(releases, pages, layouts, strict=True):
        headline, publisher, *body = (Section(part, next(analyses)) if part else None for part in layout)
        documents.append(Document(release, page, tuple(filter(None, body)), headline, publisher))
    return tuple(documents)


def read_entities(document: Document) -> Entities:
    """The stages between the language and the decisions."""
    dates = find_dates(document)
    organizations = find_organizations(document)
    people = find_people(document, organizations)
    regions = find_regions(document, organizations)
    initiatives = find_initiatives(document, organizations)
    return Entities(dates, organizations, people, regions, initiatives)


def _read(document: Document) -> Extraction:
    entities = read_entities(document)
    page = document.page
    return Extraction(
        title=page.title,
        published=page.published,
        publisher=page.publisher,
        body_lines=page.body_lines,
        regions=entities.regions,
        organizations=entities.organizations,
        people=entities.people,
        dates=entities.dates,
        initiatives=entities.initiatives,
        decisions=find_decisions(document, entities),
        extractor=f"kadrolog {VERSION}",
    )
