"""« Prévention » : dated rules, and what they say of one person on one day."""
