"""Tests of journal/orders."""
