"""Carers Hub: one checked model of a borough's help for carers, and every view of it."""
