"""`make train`: the judge, the rankers and the topics from `corpus/train`, each with a card.

Deterministic: the same corpus and the same program give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from nlp.decisions.carrying import FIELDS
from nlp.decisions.carrying.ranking import CARRYING
from nlp.decisions.judge import FILE, judge
from training.card import card
from training.choices import choices, read_answered
from training.drafts import read_examples
from training.judge import save, train
from training.rankers import save_ranker, train_ranker

CORPUS = Path(__file__).parents[1] / "corpus" / "train"


def main() -> None:
    """Train, save, and print the cards; the rankers learn on the drafts that the new judge lets stand."""
    examples = read_examples((CORPUS,))
    trained = train(examples)
    save(trained, FILE)
    text = card(trained, examples)
    FILE.with_suffix(".md").write_text(text, "utf-8")
    print(text)
    judge.cache_clear()
    answered = read_answered(CORPUS)
    CARRYING.mkdir(exist_ok=True)
    for field in FIELDS:
        found = train_ranker(tuple(choices(field, answered)))
        save_ranker(found, CARRYING / f"{field.name}.json")
        print(field.name, found.strength, found.drafts, found.files, found.reachable, found.right, found.right_by_rule)


if __name__ == "__main__":
    main()
