"""Pictures that members put with what they write."""
