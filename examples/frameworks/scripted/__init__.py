"""Models that play a fixed script, so that the examples run without a key and without a network."""
