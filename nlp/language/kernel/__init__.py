"""The inner loops of the networks: compiled where `python -m nlp.language.kernel.build` has been run, else NumPy.

Both give the same tags; a test compares them, and `portable.py` says what each loop means.
"""

from nlp.language.kernel.contract import STEP, Floats, Kernel, Layer, Numbers, Stack, aligned, zeros
from nlp.language.kernel.native import NativeKernel
from nlp.language.kernel.portable import PortableKernel

__all__ = [
    "STEP", "Floats", "Kernel", "Layer", "NativeKernel", "Numbers", "PortableKernel", "Stack",
    "aligned", "fastest", "zeros",
]  # fmt: skip


def fastest() -> Kernel:
    """The compiled loops, where they were built on this machine from this source."""
    return NativeKernel.load() or PortableKernel()
