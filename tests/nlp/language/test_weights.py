"""Weights are read as their own libraries read them."""

from __future__ import annotations

import numpy as np
import pytest
from natasha import NewsEmbedding

from nlp.language.runtime import NAMES, TAGS, TREE, VECTORS
from nlp.language.weights import bundled, read_pack, read_vectors


def test_word_vectors_are_those_of_navec() -> None:
    """A common word, a rare one and the pad, whose vector is zero."""
    theirs = NewsEmbedding()
    words = ["подготовка", "ёсихико", "<pad>"]

    ours = read_vectors(bundled(VECTORS)).of(np.array([theirs.vocab[word] for word in words]))

    assert np.array_equal(ours, np.array([theirs[word] for word in words]))
    assert not ours[-1].any()


def test_the_networks_share_words_and_shapes_and_nothing_else() -> None:
    """Or one table of forms would not do for them."""
    names, tags, tree = (read_pack(bundled(name)) for name in (NAMES, TAGS, TREE))

    assert names.shares("word", tags)
    assert names.shares("shape", tree)
    assert not names.shares("tag", tags)


def test_a_file_that_is_not_there_is_named() -> None:
    """An administrator must see what is missing."""
    with pytest.raises(FileNotFoundError, match=r"model/none\.tar"):
        bundled("model/none.tar")
