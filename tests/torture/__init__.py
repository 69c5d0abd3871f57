"""Killing everything at random while releases come in, then counting what is missing or twice."""
