"""`make train`: the judge of decisions from `corpus/train`, with a card that says on what and how good.

Deterministic: the same corpus and the same program give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from nlp.decisions.judge import FILE
from training.card import card
from training.drafts import read_examples
from training.judge import save, train

CORPUS = Path(__file__).parents[1] / "corpus" / "train"


def main() -> None:
    """Train, save, and print the card."""
    examples = read_examples((CORPUS,))
    trained = train(examples)
    save(trained, FILE)
    text = card(trained, examples)
    FILE.with_suffix(".md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
