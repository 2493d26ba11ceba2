"""Faces that the teacher finds: UltraFace RFB-320 (MIT), which sees 320×240 px, on the whole picture and on parts.

Boxes are (left, top, width, height) in px of the picture. The teacher's weights are never shipped.
"""
import numpy as np
import onnxruntime
from PIL import Image

import data

from .boxes import once

SEEN = (320, 240)  # px, what the teacher was made for
LEAST = 0.35  # score from which on a box is kept
SMALLEST_PART = 150  # px of the picture: below, enlarging shows nothing more
EDGE = 0.02  # share of a part's side: a box this near to an inner edge was cut by it


def parts(width, height):
    """(left, top, side) of 4:3 parts: a wide view, the whole, and overlapping halves where they are large enough."""
    side = max(width, height * 4 / 3)
    yield -side * 0.3, -side * 0.3 * 0.75, side * 1.6
    yield (width - side) / 2, (height - side * 0.75) / 2, side
    half = side / 2
    if half >= SMALLEST_PART:
        across, down = max(0.0, width - half), max(0.0, height - half * 0.75)
        for x in np.linspace(0, across, int(np.ceil(across / half * 2)) + 1):
            for y in np.linspace(0, down, int(np.ceil(down / half / 0.75 * 2)) + 1):
                yield float(x), float(y), half


class Teacher:
    def __init__(self):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = 1, 3
        file = data.DATA / "teachers" / "face" / "version-RFB-320.onnx"
        self.session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def on(self, picture, left, top, side):
        """Boxes with scores (N×5) of one part; what the part's inner edges cut is left out."""
        width, height = picture.size
        view = picture.transform(SEEN, Image.Transform.AFFINE,
                                 (side / SEEN[0], 0, left, 0, side / SEEN[0], top), Image.Resampling.BILINEAR,
                                 fillcolor=(127, 127, 127))
        x = (np.asarray(view, np.float32).transpose(2, 0, 1)[None] - 127) / 128
        scores, corners = self.session.run(["scores", "boxes"], {"input": x})
        likely = scores[0, :, 1] > LEAST
        scores, corners = scores[0, likely, 1], corners[0, likely]
        cut = ((corners[:, 0] < EDGE) & (left > 0)) | ((corners[:, 1] < EDGE) & (top > 0)) \
            | ((corners[:, 2] > 1 - EDGE) & (left + side < width)) \
            | ((corners[:, 3] > 1 - EDGE) & (top + side * 0.75 < height))
        corners = corners[~cut] * (side, side * 0.75, side, side * 0.75) + (left, top, left, top)
        return np.column_stack([corners[:, :2], corners[:, 2:] - corners[:, :2], scores[~cut]])

    def faces(self, picture):
        """N×5 boxes with scores, best first."""
        shown = picture
        if max(picture.size) > 640:  # bilinear sampling below would alias
            shown = picture.copy()
            shown.thumbnail((640, 640))
        found = np.concatenate([self.on(shown, *part) for part in parts(*shown.size)])
        found[:, :4] *= picture.width / shown.width
        return once(found, inside=np.inf)  # a face before another one is a face, too
