"""Layer 3: derived views with no language's words and no HTML."""
