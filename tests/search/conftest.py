"""Fixtures of the search tests."""

from conftest_search import desk

__all__ = ["desk"]
