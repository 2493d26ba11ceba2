"""Colour photographs in memory as bytes of L*, a*, b*, what the teacher says of each, and crops of them."""
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from dense.split import files
from teachers import SqueezeNet

from .lab import bytes_of

TEACHER_SIDE = 192  # px
GREY = 5.0  # mean chroma below which a picture teaches nothing about colour


def opened(path, short):
    """H×W×3 uint8 RGB, the short side at most `short`."""
    picture = Image.open(path).convert("RGB")
    ratio = short / min(picture.size)
    if ratio < 1:
        picture = picture.resize([max(short, round(side * ratio)) for side in picture.size], Image.Resampling.BOX)
    return np.asarray(picture)


def chroma(lab):
    return float(np.hypot(*(lab[..., 1:].astype(np.float32) - 128).reshape(-1, 2).T).mean())


def said(paths, memory):
    """N×1000 float16: the teacher's logits of whole pictures, kept in `memory`."""
    if memory.exists():
        return np.load(memory)
    teacher, answers = SqueezeNet().to(memory_format=torch.channels_last), []
    for path in paths:
        picture = Image.open(path).convert("RGB").resize((TEACHER_SIDE, TEACHER_SIDE), Image.Resampling.BILINEAR)
        x = torch.from_numpy(np.asarray(picture).transpose(2, 0, 1)[None] / np.float32(255))
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            answers.append(teacher(x.to(memory_format=torch.channels_last)).float().numpy()[0].astype(np.float16))
    np.save(memory, np.stack(answers))
    return np.stack(answers)


class Lessons:
    """Training pictures at several sizes."""

    def __init__(self, config, memory):
        listed = files(config["folders"], held=False)
        logits = said([path for path, _ in listed], memory)
        self.sizes, self.logits, self.drawn = [], [], []
        for (path, repeats), answer in zip(listed, logits):
            lab = bytes_of(opened(path, max(config["shorts"])))
            if chroma(lab) < GREY:
                continue
            smaller = [Image.fromarray(lab).resize(_reduced(lab, short), Image.Resampling.BOX) for short in config["shorts"]]
            self.drawn += [len(self.sizes)] * repeats
            self.sizes.append([np.asarray(one) for one in smaller])
            self.logits.append(answer)
        self.logits = np.stack(self.logits)

    def sample(self, rng, count, each=40):
        """count×2 colours (a*, b*) for the bins."""
        pixels = (self.sizes[i][0].reshape(-1, 3) for i in rng.choice(self.drawn, count // each))
        return np.concatenate([p[rng.integers(len(p), size=each), 1:] for p in pixels]).astype(np.float32) - 128


def _reduced(lab, short):
    ratio = min(1.0, short / min(lab.shape[:2]))
    return [max(1, round(side * ratio)) for side in lab.shape[1::-1]]


def crop(sizes, side, rng):
    """side×side×3 bytes out of one of the sizes, mirrored at random; narrow pictures are continued by reflection."""
    fitting = [p for p in sizes if min(p.shape[:2]) >= side] or sizes[-1:]
    lab = fitting[rng.integers(len(fitting))]
    missing = [max(0, side - extent) for extent in lab.shape[:2]]
    if any(missing):
        lab = np.pad(lab, ((0, missing[0]), (0, missing[1]), (0, 0)), mode="symmetric")
    top, left = (rng.integers(extent - side + 1) for extent in lab.shape[:2])
    part = lab[top : top + side, left : left + side]
    return part[:, ::-1] if rng.random() < 0.5 else part


def aged(light, rng, config):
    """L* 0..1 N×1×S×S as old prints show it: other gradation, paler, soft, grainy; the colours stay what they were."""
    shape = (len(light), 1, 1, 1)
    light = light ** torch.from_numpy(np.exp(rng.normal(0, config["gradation"], shape)).astype(np.float32))
    low = torch.from_numpy(rng.uniform(0, config["paler"], shape).astype(np.float32))
    high = torch.from_numpy(rng.uniform(1 - config["paler"], 1, shape).astype(np.float32))
    light = low + light * (high - low)
    soft = torch.from_numpy((rng.random(shape) < config["soft"]).astype(np.float32))
    light = light + soft * (F.avg_pool2d(F.pad(light, (1, 1, 1, 1), mode="replicate"), 3, 1) - light)
    grain = rng.exponential(config["grain"], shape).astype(np.float32)
    return light + torch.from_numpy(grain) * torch.randn(light.shape)


def batch(lessons, rng, stage, config):
    """L*/100 N×1×S×S, (a*, b*) N×2×S×S in Lab units, the teacher's logits N×1000."""
    chosen = rng.choice(lessons.drawn, stage["batch"])
    lab = np.stack([crop(lessons.sizes[i], stage["side"], rng) for i in chosen]).transpose(0, 3, 1, 2)
    lab = torch.from_numpy(np.ascontiguousarray(lab)).float()
    light = aged(lab[:, :1] / 255, rng, config["aged"]).clamp(0, 1)
    return light.to(memory_format=torch.channels_last), lab[:, 1:] - 128, torch.from_numpy(lessons.logits[chosen].astype(np.float32))
