"""What screen and shell share: opening a case wherever it stands, and every write, each asked for by somebody on a seat."""
