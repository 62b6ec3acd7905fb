"""The embedded engine: the Videos API served from this machine, drafts rendered offline."""
