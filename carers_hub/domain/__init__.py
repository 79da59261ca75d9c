"""Layer 2: records loaded, checked against each other and linked."""
