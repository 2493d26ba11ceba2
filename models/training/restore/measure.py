"""What the manifest says of the restoring networks: each measured on pictures that were never trained on.

A network is a function of one N×C×H×W float32 array, as the product calls it (the stored file in onnxruntime).
"""
import subprocess
import tempfile
from pathlib import Path

import numpy as np

import data
import metrics
from degrade import jpeg

from . import train_defog, train_scratch_fill, train_scratch_mask
from .dark_channel import dark_channel
from .pictures import bsds
from .train_repair import tensor, white

SYSTEM_PYTHON = "/usr/bin/python3"  # with OpenCV (Debian: python3-opencv)
SEED = 7


def rounded(values):
    """0..1 as the levels 0..255 of a file, float."""
    return np.rint(np.clip(values, 0, 1) * 255)


def mean(rows, digits=2):
    return {name: round(float(np.mean([row[name] for row in rows])), digits) for name in rows[0]}


def even(picture):
    height, width = picture.shape[:2]
    return np.ascontiguousarray(picture[: height // 2 * 2, : width // 2 * 2])


def repaired(run, picture):
    return rounded(run(tensor([picture]))[0]).transpose(1, 2, 0)


def repair_row(run, picture, rng):
    """PSNR (dB; colour: all channels) of one picture after noise, JPEG, and nothing."""
    coded, clean = jpeg(picture, 20), picture.astype(float)
    row = {f"sigma{sigma}": metrics.psnr(repaired(run, white(picture, sigma, rng)), clean) for sigma in (15, 25, 40)}
    before, after = (metrics.psnr(metrics.luma(p), metrics.luma(picture)) for p in (coded, repaired(run, coded)))
    return row | {"jpeg20Y": after, "jpeg20GainY": after - before,
                  "clean": metrics.psnr(repaired(run, picture), clean)}


def repair(run, limit=None):
    sets = {"bsds24": bsds(held=True), "kodak12": data.pictures(data.DATA / data.EVAL["kodak12"][0]),
            "set14": data.pictures(data.DATA / data.EVAL["set14"][0], "set14_")}
    return {name: mean([repair_row(run, even(data.read(path)), np.random.default_rng([SEED, index]))
                        for index, path in enumerate(paths[:limit])]) for name, paths in sets.items()}


def mask(run, limit=96):
    """Intersection over union of all held-out pixels at a probability of 0.5."""
    x, truth = train_scratch_mask.held(limit)
    found = np.concatenate([run(x[i : i + 1] + np.float32(0.5)) for i in range(len(x))]) > 0.5
    hits, truth = (found & (truth > 0)).sum(), truth > 0
    figures = {"iou": hits / (found | truth).sum(), "precision": hits / found.sum(), "recall": hits / truth.sum()}
    return {"held": {"pictures": len(x)} | {name: round(float(value), 3) for name, value in figures.items()}}


def telea(pictures, masks):
    with tempfile.TemporaryDirectory() as folder:
        np.savez(Path(folder) / "in.npz", pictures=pictures, masks=masks)
        subprocess.run([SYSTEM_PYTHON, Path(__file__).parent / "telea.py", f"{folder}/in.npz", f"{folder}/out.npy"],
                       check=True, env={"PATH": "/usr/bin:/bin"})
        return np.load(f"{folder}/out.npy")


def fill(run, limit=48):
    """PSNR inside the holes (all channels), beside Telea's."""
    x, whole = train_scratch_fill.held(limit)
    levels, holes = rounded(whole).transpose(0, 2, 3, 1).astype(np.uint8), x[:, 3] > 0
    classic = telea(levels * ~holes[..., None], holes)
    rows = []
    for one, truth, hole, other in zip(x, levels.astype(float), holes, classic.astype(float)):
        ours = rounded(run(one[None])[0]).transpose(1, 2, 0)
        rows.append({"psnrHole": metrics.psnr(ours[hole], truth[hole]), "telea": metrics.psnr(other[hole], truth[hole])})
    figures = mean(rows)
    return {"held": {"pictures": len(x)} | figures | {"gain": round(figures["psnrHole"] - figures["telea"], 2)}}


def defog(run, limit=48):
    """PSNR of the cleared pictures beside the hazy ones' and the dark channel's; what is clear, against itself."""
    hazy, clear = [], []
    for x, truth, scene in zip(*train_defog.held(limit)):
        y = run(x[None])[0]
        ours = (x - y[1:]) / np.maximum(y[:1], train_defog.CLIPPED) + y[1:]
        target = rounded(scene)
        if truth[0].min() == 1:
            clear.append({"clear": metrics.psnr(rounded(ours), rounded(x))})
            continue
        classic = dark_channel(x.transpose(1, 2, 0)).transpose(2, 0, 1)
        psnr = {name: metrics.psnr(rounded(p), target) for name, p in (("psnr", ours), ("hazy", x), ("darkChannel", classic))}
        hazy.append(psnr | {"transmissionError": np.abs(y[0] - truth[0]).mean()})
    figures = mean(hazy)
    return {"held": {"pictures": len(hazy)} | figures | {"gain": round(figures["psnr"] - figures["hazy"], 2)} | mean(clear)}
