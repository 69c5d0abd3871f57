"""Bars as pictures for documents: the same values give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence

#: bars in a picture; more are not readable on a page
MOST = 20
INK, BAR = "#3d4551", "#2350b5"


def bars(labels: Sequence[str], values: Sequence[int], *, upright: bool) -> io.BytesIO:
    """A PNG 16 cm wide, each bar with its number; upright for time, lying for names."""
    # matplotlib takes seconds to load, and only documents need it
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    names, shown = list(labels[:MOST]), list(values[:MOST])
    figure = Figure(figsize=(6.3, 2.2 if upright else 0.3 + 0.25 * len(shown)), dpi=200, layout="constrained")
    axes = FigureCanvasAgg(figure).figure.add_subplot()
    drawn = (
        axes.bar(names, shown, width=0.7, color=BAR)
        if upright
        else axes.barh(names[::-1], shown[::-1], 0.55, color=BAR)
    )
    axes.bar_label(drawn, fontsize=8, padding=2, color=INK)
    axes.tick_params(length=0, labelsize=8, labelcolor=INK, rotation=30 if upright else 0)
    axes.yaxis.set_visible(not upright)
    axes.xaxis.set_visible(upright)
    axes.margins(y=0.15) if upright else axes.margins(x=0.1)
    for side in ("top", "right", "left" if upright else "bottom"):
        axes.spines[side].set_visible(False)
    picture = io.BytesIO()
    figure.savefig(picture, format="png", metadata={"Software": None})
    return picture
