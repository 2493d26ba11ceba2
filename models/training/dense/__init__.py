"""A value for every pixel: the network, its graph and the training loop that colour and matte share."""
