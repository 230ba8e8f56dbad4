"""Keeping the peace: every act leaves a line in the log."""
