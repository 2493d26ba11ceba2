"""Which files are never trained on."""
import data

HELD_EVERY = 10  # every tenth file of a folder


def files(folders, held):
    """[(path, repeats)] of a split; `folders` gives repeats by folder below DATA."""
    return [(path, repeats) for folder, repeats in folders.items()
            for index, path in enumerate(data.pictures(data.DATA / folder)) if (index % HELD_EVERY == 0) == held]
