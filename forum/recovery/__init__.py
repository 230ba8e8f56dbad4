"""The diary that members keep of their recovery, for themselves alone unless they share of it."""
