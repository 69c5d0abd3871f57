"""`make train`: the judge, the rankers and the topics from `corpus/train`, each with a card.

Deterministic: the same corpus and the same program give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from nlp.decisions.carrying import FIELDS
from nlp.decisions.carrying.ranking import CARRYING, ranker
from nlp.decisions.judge import FILE, judge
from nlp.topics import FILE as TOPICS
from training.card import card, rankers_card, topics_card
from training.choices import choices, read_answered
from training.drafts import read_examples
from training.judge import save, train
from training.rankers import learning_curve, save_ranker, train_ranker
from training.topics import labelled_topics, save_topics, train_topics

CORPUS = Path(__file__).parents[1] / "corpus" / "train"


def main() -> None:
    """Train, save, and print the cards; the rankers learn on the drafts that the new judge lets stand."""
    examples = read_examples((CORPUS,))
    trained = train(examples)
    save(trained, FILE)
    _write(FILE.with_suffix(".md"), card(trained, examples))
    judge.cache_clear()
    answered = read_answered(CORPUS)
    CARRYING.mkdir(exist_ok=True)
    answers = {field.name: tuple(choices(field, answered)) for field in FIELDS}
    rankers = {name: train_ranker(found) for name, found in answers.items()}
    for name, found in rankers.items():
        save_ranker(found, CARRYING / f"{name}.json")
    ranker.cache_clear()
    _write(CARRYING / "card.md", rankers_card(rankers, learning_curve(answers["actors"], rankers["actors"])))
    topics = train_topics(tuple(labelled_topics(answered)))
    save_topics(topics, TOPICS)
    _write(TOPICS.with_suffix(".md"), topics_card(topics))


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
