"""Drawings of a diary: of days and scores alone, without knowing whose they are."""
