"""Looks at styles before training: optimises one picture directly, a few seconds each.

    python -m style.screen PICTURE OUT.png [--styles wave,ink] [--steps N]
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from .loss import LAYERS, Perception, tensor
from .paintings import sources

CONFIG = Path(__file__).parent.parent / "configs" / "style.json"


def optimised(perception, style, x, steps):
    """`x` (1×3×H×W) made like the style, by Adam on its pixels."""
    targets = perception.grams(sources(style))
    layers = torch.tensor([style.get("layers", LAYERS)])
    content, y = perception.content(x), x.clone().requires_grad_()
    optimiser = torch.optim.Adam([y], lr=0.03)
    for _ in range(steps):
        with torch.autocast("cpu", torch.bfloat16):
            likeness, kept, smooth = perception.losses(y, content, targets, layers)
        loss = (style["style"] * likeness + kept + style["smooth"] * smooth).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        y.data.clamp_(0, 1)
    print(f"{style['id']}: style {likeness.item():.4f} content {kept.item():.4f} smooth {smooth.item():.5f}", flush=True)
    return y.detach()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--styles", default="")
    parser.add_argument("--steps", type=int, default=100)
    args = parser.parse_args()
    torch.set_num_threads(1)
    picture = Image.open(args.picture).convert("RGB")
    picture.thumbnail((320, 320))
    x = tensor(np.asarray(picture)).to(memory_format=torch.channels_last)
    perception, rows = Perception(), []
    wanted = args.styles.split(",") if args.styles else None
    for style in json.loads(CONFIG.read_text())["styles"]:
        if wanted is None or style["id"] in wanted:
            shown = Image.fromarray(sources(style)[0])
            shown.thumbnail(picture.size)
            sheet = Image.new("RGB", (picture.width * 2, picture.height))
            sheet.paste(shown, (0, 0))
            y = optimised(perception, style, x, args.steps)[0].permute(1, 2, 0).numpy()
            sheet.paste(Image.fromarray((y * 255).astype(np.uint8)), (picture.width, 0))
            rows.append(np.asarray(sheet))
    Image.fromarray(np.concatenate(rows)).save(args.out)


if __name__ == "__main__":
    main()
