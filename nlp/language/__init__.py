"""The language pass: texts → tokens, sentences, dependencies, names. The only door to Natasha and pymorphy3."""

from nlp.language.runtime import analyse

__all__ = ["analyse"]
