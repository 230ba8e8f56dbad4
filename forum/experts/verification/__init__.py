"""Who is who they say they are: asked, looked up, confirmed by a second person."""
