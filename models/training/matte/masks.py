"""Public masks of people, made whole."""
from PIL import Image, ImageFilter

CLOSED = 5  # px: holes of public masks that are smaller are filled


def mask_of(path):
    """A public mask as L: hard, its specks filled."""
    mask = Image.open(path).convert("L").point(lambda v: 255 * (v > 127))
    return mask.filter(ImageFilter.MaxFilter(CLOSED)).filter(ImageFilter.MinFilter(CLOSED))
