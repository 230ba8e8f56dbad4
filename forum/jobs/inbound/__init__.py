"""Replying by mail: the address that a letter can be answered at, and what comes in there."""
