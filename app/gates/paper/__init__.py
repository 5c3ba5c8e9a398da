"""« Feuille » photographed: found, turned upright, whitened, made a page of a PDF."""
