"""Layer 0: YAML as authors meant it, every value with its line."""
