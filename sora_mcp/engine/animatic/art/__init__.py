"""The art: sets, figures and light, as vector drawings of our own."""
