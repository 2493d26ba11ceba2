"""A sheet to look at: pictures, alpha, and what stands in front over white and over grey that grows darker.

    python -m matte.look OUT.png [--model FILE] PICTURE…
"""
import argparse
from pathlib import Path

import numpy as np
from PIL import Image

import data
from colour.look import HEIGHT, sheet
from colour.measure import reduced
from dense.export import session_of

SIDE = 256


def row(session, path):
    rgb = reduced(Image.open(path), SIDE)
    alpha = session.run(["y"], {"x": rgb.transpose(2, 0, 1)[None] / np.float32(255)})[0][0].transpose(1, 2, 0)
    grey = np.linspace(235, 120, len(rgb))[:, None, None] * np.ones_like(rgb)
    over = [alpha * rgb + (1 - alpha) * behind for behind in (255, grey)]
    strip = Image.fromarray(np.rint(np.concatenate([rgb, alpha * 255 * np.ones_like(rgb), *over], 1)).astype(np.uint8))
    return strip.resize((strip.width * HEIGHT // strip.height, HEIGHT))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path, default=data.REPO / "models" / "matte.onnx")
    parser.add_argument("pictures", type=Path, nargs="+")
    args = parser.parse_args()
    session = session_of(args.model.read_bytes())
    sheet([row(session, path) for path in args.pictures]).save(args.out)


if __name__ == "__main__":
    main()
