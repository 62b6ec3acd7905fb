"""Cuts videos: single pictures, contact sheets, joined films. Runs in the film process only."""
