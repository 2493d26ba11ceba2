"""Who or what stands in front: alpha."""
