"""What a prompt asks for: words read into a plan, and plans changed by words."""
