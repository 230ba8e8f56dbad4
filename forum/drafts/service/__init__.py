"""What members do with what they are still writing."""

from forum.drafts.service.saving import NONE_YET, discard, is_blank, save

__all__ = ["NONE_YET", "discard", "is_blank", "save"]
