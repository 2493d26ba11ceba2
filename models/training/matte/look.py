"""A sheet to look at: pictures, alpha, and what stands in front over white and over grey that grows darker.

    python -m matte.look OUT.png [--model FILE] PICTURE…
"""
import numpy as np
from PIL import Image

from colour.measure import reduced
from dense.look import HEIGHT, look

SIDE = 256


def row(session, path):
    rgb = reduced(Image.open(path), SIDE)
    alpha = session.run(["y"], {"x": rgb.transpose(2, 0, 1)[None] / np.float32(255)})[0][0].transpose(1, 2, 0)
    grey = np.linspace(235, 120, len(rgb))[:, None, None] * np.ones_like(rgb)
    over = [alpha * rgb + (1 - alpha) * behind for behind in (255, grey)]
    strip = Image.fromarray(np.rint(np.concatenate([rgb, alpha * 255 * np.ones_like(rgb), *over], 1)).astype(np.uint8))
    return strip.resize((strip.width * HEIGHT // strip.height, HEIGHT))


if __name__ == "__main__":
    look(__doc__, "matte", row)
