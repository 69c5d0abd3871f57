"""Texts become one line of terms."""

from journal.index.lines import line


def test_readings_stand_in_place_and_behind_all() -> None:
    """A point parts texts, names and the forms of words of several readings."""
    assert line(["Закупка стали", "Колледж"], ["Минтруд"]).decode() == (
        "закупка |сталь|стать . колледж . минтруд . сталь . стать"
    )


def test_marks_are_no_terms() -> None:
    """Nor is a text of nothing else."""
    assert line(["— план …"]).decode().split() == ["план"]
    assert not line(["…"]).strip()
