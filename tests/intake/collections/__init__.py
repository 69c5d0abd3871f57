"""Tests of intake/collections."""
