"""« Imagerie » : the viewer of an exam, and what stands around its images."""
