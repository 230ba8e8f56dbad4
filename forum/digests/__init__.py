"""The digest: a mail each day or week with what is new, for who asked for one."""
