"""Pictures for the tags: which tag is known of each, and how the teacher's 1000 classes fall into tags."""
import numpy as np
import torch

import data
from teachers import FOLDER

# folder below DATA: the tag that is known of all its pictures, if any
PLACES = {
    "colour/intel-scenes-150/train/buildings": "city",
    "colour/intel-scenes-150/train/forest": "forest",
    "colour/intel-scenes-150/train/glacier": "snowfield",
    "colour/intel-scenes-150/train/mountain": "mountain",
    "colour/intel-scenes-150/train/sea": "sea",
    "colour/intel-scenes-150/train/street": "street",
    "weather/mwd-s224/cloudy": "cloudy_sky",
    "weather/mwd-s224/rain": "rain",
    "weather/mwd-s224/shine": "blue_sky",
    "weather/mwd-s224/sunrise": "sunset",
    "weather/weapd-s224/rain": "rain",
    "weather/weapd-s224/snow": "snowfield",
    "seg/ccp/img": "person",
    "seg/vikram290/img": "person",
    "sr/bsds500-train": None,
    "sr/hires-down-crop512": None,
}
THINGS = "colour/imagenet-sample-s256"  # file names begin with the synset
CUTOUTS = "seg/person-cutouts-rgba"
SPLITS = ("held", "validation", "train")


def indices(ranges):
    """[3, 4, 5, 9] of "3-5,9"."""
    ends = [[int(end) for end in part.split("-")] for part in ranges.split(",") if part]
    return [index for span in ends for index in range(span[0], span[-1] + 1)]


def grouping(classes):
    """1000×tags float32: which tag each ImageNet class belongs to."""
    table = torch.zeros(1000, len(classes))
    for tag, described in enumerate(classes):
        table[indices(described["imagenet"]), tag] = 1
    if not bool((table.sum(1) == 1).all()):
        raise ValueError("every ImageNet class must belong to exactly one tag")
    return table


def darknet_synsets():
    """Synset ids in the order of Darknet's classes."""
    return (FOLDER / "imagenet.labels.list").read_text().split()[:1000]


def synsets():
    """ImageNet index by synset id."""
    return {name: index for index, name in enumerate(sorted(darknet_synsets()))}


def split_of(index):
    return "held" if index % 5 == 0 else "validation" if index % 20 == 3 else "train"


def shares(classes):
    """{split: [(path, folder, tag index or −1)]}, repeats not applied."""
    place = {described["id"]: index for index, described in enumerate(classes)}
    owner, order = grouping(classes).argmax(1).tolist(), synsets()
    parts = {split: [] for split in SPLITS}
    for index, path in enumerate(data.pictures(data.DATA / THINGS)):
        parts[split_of(index)].append((path, THINGS, owner[order[path.name.split("_")[0]]]))
    for folder, tag in PLACES.items():
        for index, path in enumerate(data.pictures(data.DATA / folder)):
            parts[split_of(index)].append((path, folder, place[tag] if tag else -1))
    return parts


def with_person(picture, cutout, rng):
    """A person standing somewhere in the picture, 40 to 95 % of its height."""
    height = int(picture.height * rng.uniform(0.4, 0.95))
    width = max(1, cutout.width * height // cutout.height)
    figure = cutout.resize((width, height))
    together = picture.copy()
    left = int(rng.integers(-width // 4, max(1, picture.width - width * 3 // 4)))
    together.paste(figure, (left, int(rng.integers(0, picture.height - height + 1))), figure)
    return together


def recoloured(x, rng, strength):
    """N×3×S×S with gains of each picture's channels, contrast and brightness drawn around 1 (numpy)."""
    draw = lambda *shape: np.exp(rng.normal(0, strength, shape)).astype(np.float32)
    middle = x.mean((1, 2, 3), keepdims=True)
    x = (x - middle) * draw(len(x), 1, 1, 1) + middle * draw(len(x), 1, 1, 1)
    grey = x.mean(1, keepdims=True)
    return np.clip(grey + (x - grey) * draw(len(x), 1, 1, 1) * draw(len(x), 3, 1, 1) ** 0.3, 0, 1).astype(np.float32)
