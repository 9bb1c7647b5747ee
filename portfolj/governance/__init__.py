"""Who may decide what, when, and in which body."""
