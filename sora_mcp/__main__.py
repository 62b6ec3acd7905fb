"""`python -m sora_mcp`: the same as the `sora-mcp` command."""

from sora_mcp.cli import main

if __name__ == "__main__":
    main()
