"""Tests of bulk/."""
