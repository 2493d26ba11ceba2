"""Where faces are in a picture: a small detector of centres."""
