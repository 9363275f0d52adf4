"""Drawing an ARC task: its document, boards and tools."""
