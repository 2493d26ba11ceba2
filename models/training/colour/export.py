"""Writes models/colour.onnx and its manifest entry.

    python -m colour.export [--checkpoint FILE] [--temperature T] [--calm C]

`--calm` takes the balance of the loss back (1: wholly), which had made rare colours as likely as common ones: the more,
the nearer to the truth and the paler. Figures are those of the stored file on the held-out share, at the side the product asks for.
"""
import argparse
import json
from pathlib import Path

import torch
import torch.nn.functional as F

from dense.export import difference, load, put, session_of

from .bins import Bins
from .graph import SCALE, build
from .measure import held, measured

TOLERANCE = 0.03  # mean difference of a*, b* / 110 that storing in bytes may make
TRAINED_ON = ["ImageNet sample", "Intel scenes", "Multi-class Weather Dataset", "WEAPD rain and snow", "Clothing co-parsing",
              "vikram290 people", "BSDS500 train", "hires-down-crop512", "semantics distilled from SqueezeNet v1.1"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("/tmp/gy-train/colour/last.pt"))
    parser.add_argument("--temperature", type=float, help="of the annealed mean; default from the configuration")
    parser.add_argument("--calm", type=float, help="default from the configuration")
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, config = load(args.checkpoint)
    calm = config["calm"] if args.calm is None else args.calm
    centres, frequency = json.loads(args.checkpoint.with_name("bins.json").read_text())
    net.head.bias.data -= calm * Bins(centres, frequency, config["step"], config["balance"]).weights.log()
    temperature, centres = args.temperature or config["temperature"], torch.tensor(centres, dtype=torch.float32)

    def answer(x):
        mean = torch.einsum("nqhw,qc->nchw", (net(x) / temperature).softmax(1), centres / SCALE)
        return F.interpolate(mean, scale_factor=2, mode="bilinear", align_corners=False)

    blob = build(net, centres.tolist(), temperature).SerializeToString()
    session = session_of(blob)
    moved = difference(session, 1, answer)
    if moved > TOLERANCE:
        raise RuntimeError(f"the stored network differs by {moved:.3f}")
    pictures = held(config)
    folders = sorted({folder for folder, _ in pictures})
    metrics = {"held": measured(session, pictures),
               "byFolder": {name: measured(session, [p for p in pictures if p[0] == name]) for name in folders}}
    entry = put(blob, net, config, {"side": config["side"], "unit": SCALE, "trainedOn": TRAINED_ON, "metrics": metrics})
    print(f"{entry['bytes']} bytes, stored within {moved:.4f}", json.dumps(metrics))


if __name__ == "__main__":
    main()
