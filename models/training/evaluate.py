"""Score networks of models/manifest.json against bicubic and Lanczos on held-out sets.

    python evaluate.py [--ids photo-x2,photo-x2-fine] [--peers] [--json FILE]

Protocol: LR by MATLAB-exact bicubic imresize, output rounded to uint8, luma of BT.601,
borders of `scale` pixels shaved. A set the network was trained on is refused. Networks that take out
noise have their own table (evaluate_levels.py).
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

import data
import metrics
from degrade import degraded
from peers import peers


class OnnxNet:
    """An exported network as a function H×W×3 uint8 → sH×sW×3 uint8 (one thread)."""

    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, low, scale):
        x = low.astype(np.float32).transpose(2, 0, 1)[None] / 255
        y = self.session.run(["y"], {"x": x})[0][0].transpose(1, 2, 0)
        return np.clip(np.rint(y * 255), 0, 255).astype(np.uint8)


def bicubic(low, scale):
    """MATLAB bicubic enlargement."""
    return data.imresize(low, scale)


def lanczos(low, scale):
    """Pillow's Lanczos-3 enlargement."""
    height, width = low.shape[:2]
    return np.asarray(Image.fromarray(low).resize((width * scale, height * scale), Image.Resampling.LANCZOS))


def table(methods, scale, trained_on, sets, ranges=None):
    """{set: {method: {psnrY, ssimY}}}, means over the pictures of each set, degraded within `ranges`."""
    seen = set(sets) & set(trained_on)
    if seen:
        raise data.EvalSetError(f"the network was trained on {', '.join(sorted(seen))}")
    rows = {}
    for name in sets:
        scores = {method: [] for method in methods}
        pairs = [(low, high) for _, low, high in data.eval_pairs(name, scale)]
        for low, high in degraded(pairs, ranges, seed=1):
            for method, enlarge in methods.items():
                scores[method].append(metrics.score(enlarge(low, scale), high, scale))
        means = {method: np.mean(values, axis=0) for method, values in scores.items()}
        rows[name] = {m: {"psnrY": round(float(p), 3), "ssimY": round(float(s), 4)} for m, (p, s) in means.items()}
    return rows


def markdown(rows):
    """The same table as Markdown, PSNR / SSIM in each cell."""
    methods = list(next(iter(rows.values())))
    lines = ["| set | " + " | ".join(methods) + " |", "|---" * (len(methods) + 1) + "|"]
    for name, row in rows.items():
        cells = (f"{row[m]['psnrY']:.2f} / {row[m]['ssimY']:.4f}" for m in methods)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ids", default="", help="comma-separated; default those without noise removal")
    parser.add_argument("--peers", action="store_true", help="also score the networks of peers.py")
    parser.add_argument("--json", type=Path, help="also write the table here")
    args = parser.parse_args()
    models = data.REPO / "models"
    wanted = set(filter(None, args.ids.split(",")))
    entries = [m for m in json.loads((models / "manifest.json").read_text())["models"]
               if m["task"] == "upscale" and (m["id"] in wanted if wanted else m["level"] == -1)]
    result = {}
    for scale, style in sorted({(m["scale"], m["style"]) for m in entries}):
        group = [m for m in entries if (m["scale"], m["style"]) == (scale, style)]
        methods = {"bicubic": bicubic, "lanczos": lanczos}
        if args.peers:
            methods |= peers(style)
        methods |= {m["id"]: OnnxNet(models / m["file"]) for m in group}
        trained_on = {name for m in group for name in m["trainedOn"]}
        rows = table(methods, scale, trained_on, tuple(group[0]["metrics"]))
        result[f"{style} x{scale}"] = rows
        print(f"{style} ×{scale}, luma PSNR (dB) / SSIM\n\n{markdown(rows)}\n")
    if args.json:
        args.json.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
