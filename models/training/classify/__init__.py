"""Small classifiers: weather and tags."""
