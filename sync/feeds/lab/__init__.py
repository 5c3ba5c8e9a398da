"""« Registre fictif » : a register of nobody, to try the reception of doses."""
