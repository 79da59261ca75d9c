"""Layer 1: frozen, typed records with Open Referral names. They are the only schema."""
