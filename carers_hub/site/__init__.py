"""Layer 5: pages to generate, what is wrong with them, and the command line."""
