"""Scores of a network on held-out sets, as export.py writes them into the manifest.

Protocol: LR by MATLAB-exact bicubic imresize, output rounded to uint8, luma of BT.601,
borders of `scale` pixels shaved. A set the network was trained on is refused. Tables against other tools and by
noise level are made by the product itself: `npm run eval` and `npm run eval -- levels`.
"""
import numpy as np
import onnxruntime

import data
import metrics
from degrade import degraded


class OnnxNet:
    """An exported network as a function H×W×3 uint8 → sH×sW×3 uint8 (one thread).

    A luma network (one plane) enlarges full-range Y; the colour differences follow by bicubic.
    """

    def __init__(self, path, planes=3):
        self.planes = planes
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, low, scale):
        x = data.planes(low, self.planes).astype(np.float32)[None] / 255
        y = self.session.run(["y"], {"x": x})[0][0].transpose(1, 2, 0) * 255
        if self.planes == 1:
            colour = data.resized(low, scale)
            y = colour + (y.astype(np.float64) - data.planes(colour, 1)[0][..., None])
        return np.clip(np.rint(y), 0, 255).astype(np.uint8)


def bicubic(low, scale):
    """MATLAB bicubic enlargement."""
    return data.imresize(low, scale)


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
