"""A shot becomes pictures: who stands where, how the camera sees it, what is painted."""
