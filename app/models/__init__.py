"""The Models page: what is on this machine, what runs it, and how it is kept in order."""
