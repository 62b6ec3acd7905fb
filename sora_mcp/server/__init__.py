"""The MCP face: tools, resources and what the model is told."""
