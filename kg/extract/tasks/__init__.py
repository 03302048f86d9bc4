"""Tasks, targets and who is to carry them out."""
