"""« Signer un document » : the whole of it first, then the code, then the proof."""
