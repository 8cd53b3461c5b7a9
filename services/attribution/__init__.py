"""Who said what: sources, cues and contents of direct, indirect and mixed speech."""
