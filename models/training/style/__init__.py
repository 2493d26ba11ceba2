"""Style transfer: one network for all styles."""
