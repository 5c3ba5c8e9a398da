"""« Profil médical » : what a box of medicine or a laboratory says, read exactly."""
