"""The draft renderer: picture, camera move, captions and sound, all made on this machine."""
