"""Property tests need no luck: the same examples each time, and no clock that a loaded machine could fail."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")
