"""Pictures with the teacher's faces, found once and remembered.

    python -m face.pictures          # finds them: three or four minutes of one core
"""
import json
import os
from pathlib import Path

import numpy as np
from PIL import Image

import data
from classify.weather import split_of

from .teacher import Teacher

MEMORY = Path(os.environ.get("FACES", "/tmp/gy-face/faces.json"))
SURE, DOUBTFUL = 0.8, 0.55  # scores of the teacher: a face; between the two nothing is learned
# folder: every how many-th picture is taken. People first; the others are there for what is no face.
SETS = {
    "seg/ccp/img": 1,
    "seg/vikram290/img": 1,
    "colour/imagenet-sample-s256": 1,
    "sr/bsds500-train": 1,
    "weather/mwd-s224": 3,
    "weather/weapd-s224": 3,
    "colour/intel-scenes-150/train": 6,
}


def files(folder):
    return sorted(p for p in (data.DATA / folder).rglob("*") if p.suffix in {".webp", ".jpg", ".png"})


def found():
    """{"folder/file": N×5 list}: what the teacher finds in all pictures."""
    if MEMORY.exists():
        return json.loads(MEMORY.read_text())
    teacher, faces = Teacher(), {}
    for folder, every in SETS.items():
        for path in files(folder)[::every]:
            boxes = teacher.faces(Image.open(path).convert("RGB"))
            faces[str(path.relative_to(data.DATA))] = np.round(boxes, 3).tolist()
    MEMORY.parent.mkdir(parents=True, exist_ok=True)
    MEMORY.write_text(json.dumps(faces))
    return faces


def shares():
    """{split: [(path, faces N×4, doubtful M×4)]}; every fifth picture of a set is held out."""
    parts, faces = {"held": [], "validation": [], "train": []}, found()
    for folder in SETS:
        names = [name for name in faces if name.startswith(folder)]
        for index, name in enumerate(names):
            boxes = np.array(faces[name]).reshape(-1, 5)
            sure = boxes[:, 4] >= SURE
            doubtful = ~sure & (boxes[:, 4] >= DOUBTFUL)
            parts[split_of(index)].append((data.DATA / name, boxes[sure, :4], boxes[doubtful, :4]))
    return parts


if __name__ == "__main__":
    for split, items in shares().items():
        print(split, len(items), "pictures", sum(len(item[1]) for item in items), "faces",
              sum(len(item[2]) for item in items), "doubtful")
