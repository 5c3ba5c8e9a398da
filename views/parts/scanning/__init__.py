"""« Numérisation » : pages photographed, put flat before they are kept."""
