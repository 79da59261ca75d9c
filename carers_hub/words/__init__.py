"""Layer 4: words and HTML: catalogues, phrases, components."""
