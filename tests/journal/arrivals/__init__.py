"""Tests of journal/arrivals."""
