"""Devices on which members want to be called: a few words without content, by web push."""
