"""Score every noise level of one style on degraded held-out pictures: PSNR of luma in dB.

    python evaluate_levels.py [--style photo] [--only ranges|qualities] [--json FILE]

Two tables: each level's own range of degradations (from its configuration, JPEG with or without noise), and JPEG
alone by quality on the last evaluation set but one, which is what the product chooses a level by. Seeded: every
column sees the same degraded pictures.
"""
import argparse
import json
from pathlib import Path

import data
import metrics
from degrade import degraded
from evaluate import OnnxNet, bicubic

CONFIGS = Path(__file__).parent / "configs"
SCALE, SEED = 2, 1
QUALITIES = (98, 95, 92, 90, 85, 80, 75, 70, 60, 50, 40, 30, 20)


def networks(style):
    """{level: manifest entry} of the shipped networks of a style."""
    entries = json.loads((data.REPO / "models" / "manifest.json").read_text())["models"]
    return {m["level"]: m for m in entries if m["style"] == style and m["scale"] == SCALE}


def row(methods, pairs, ranges):
    """{method: mean PSNR} over (LR, HR) pairs degraded within `ranges`."""
    scores = {name: [] for name in methods}
    for low, high in degraded(pairs, ranges, SEED):
        truth = metrics.shave(metrics.luma(high), SCALE)
        for name, enlarge in methods.items():
            scores[name].append(metrics.psnr(metrics.shave(metrics.luma(enlarge(low, SCALE)), SCALE), truth))
    return {name: round(sum(values) / len(values), 3) for name, values in scores.items()}


def markdown(rows):
    """Rows as Markdown, the best network in bold."""
    methods = list(next(iter(rows.values())))
    lines = ["| input | " + " | ".join(methods) + " |", "|---" * (len(methods) + 1) + "|"]
    for name, figures in rows.items():
        best = max(figures.values())
        cells = (f"**{value:.2f}**" if value == best else f"{value:.2f}" for value in figures.values())
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--style", default="photo", choices=("photo", "art"))
    parser.add_argument("--only", choices=("ranges", "qualities"))
    parser.add_argument("--json", type=Path, help="also write the tables here")
    args = parser.parse_args()
    models = networks(args.style)
    configs = {level: json.loads((CONFIGS / f"{m['id']}.json").read_text()) for level, m in models.items()}
    methods = {"bicubic": bicubic}
    methods |= {f"level {level}".replace("-", "−"): OnnxNet(data.REPO / "models" / models[level]["file"])
                for level in sorted(models)}
    names = configs[-1]["evaluate"]
    sets = {name: [(low, high) for _, low, high in data.eval_pairs(name, SCALE)] for name in names}
    result = {}
    if args.only != "qualities":
        rows = {}
        for level in sorted(models):
            ranges = configs[level].get("degrade")
            label = "clean"
            if ranges:
                quality, sigma = ("–".join(map(str, ranges[key])) for key in ("quality", "sigma"))
                label = f"range {level}: JPEG {quality}, σ {sigma}"
            rows |= {f"{label}, {name}": row(methods, pairs, ranges) for name, pairs in sets.items()}
        result["ranges"] = rows
    if args.only != "ranges":
        result["qualities"] = {
            f"JPEG {q}, {name}": row(methods, sets[name], {"quality": [q, q], "sigma": [0, 0], "noiseless": 1})
            for name in names[-2:-1] for q in QUALITIES}
    for rows in result.values():
        print(markdown(rows) + "\n")
    if args.json:
        args.json.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
