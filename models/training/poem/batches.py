"""Batches of poems with conditions dropped at random, and the held-out poems."""
import numpy as np
import torch

from model import ANY_RHYME, FIRST_RHYME, NOTHING, ROWS, TITLE


class Batches:
    def __init__(self, path, config):
        with np.load(path) as file:
            self.data = {name: file[name] for name in file.files}
        self.config, self.rows = config, config["rows"]
        self.pools = {form: self.weighted(form) for form in (5, 7)}
        self.held_characters = int(4 * self.data["form"][self.data["held"]].astype(int).sum())

    def weighted(self, form):
        """(indices, cumulated weights) of the training poems of a form: Tang, whole quatrains, regulated poems and those
        with few function words are drawn more often."""
        d, weight = self.data, self.config["weights"]
        chosen = np.flatnonzero((d["form"] == form) & ~d["held"])
        w = np.where(d["dynasty"][chosen] == 0, weight["tang"], 1.0)
        w *= np.where(d["source"][chosen] == 0, weight["quatrain"], 1.0)
        w *= np.where(d["pattern"][chosen] >= 0, weight["regulated"], 1.0)
        w *= np.exp(-weight["empty"] * np.maximum(0, d["empty"][chosen] / form - 0.6))
        return chosen, np.cumsum(w) / w.sum()

    def draw(self, rng):
        """(form, prefix B×3×6, text B×(1 + n − 1), target B×(1 + n)) of one batch."""
        config, d = self.config, self.data
        form = 5 if rng.random() < config["five"] else 7
        indices, cumulated = self.pools[form]
        size = config["batch"] * 7 // form if form == 5 else config["batch"]
        picked = indices[np.searchsorted(cumulated, rng.random(size))]
        prefix = np.zeros((size, 3, 6), np.int64)
        for column, name in enumerate(ROWS):
            value = d[name][picked].astype(np.int64)
            value = (value == 7).astype(np.int64) if name == "form" else value
            kept = (value >= 0) & (rng.random(size) >= config["drop"].get(name, 0))
            prefix[:, 0, column] = np.where(kept, ROWS[name] + value, NOTHING)
        words, titles, every = d["words"][picked], d["titles"][picked], np.arange(size)
        first, second = (rng.integers(0, 6, size) for _ in range(2))
        prefix[:, 1, :2] = words[every, first] * (rng.random(size) < config["keyword"])[:, None]
        kind = rng.random(size)
        in_text, in_title = kind < config["second"], kind > 1 - config["title"]
        prefix[:, 2, :2] = words[every, second] * (in_text & (first != second))[:, None]
        named = in_title & (titles[:, 0, 0] > 0)
        prefix[named, 2, :2] = titles[named, 0]
        prefix[named, 2, 2] = TITLE
        rhyme = np.where(rng.random(size) < config["drop"]["rhyme"], ANY_RHYME, FIRST_RHYME + d["rhyme"][picked])
        return self.tensors(form, picked, prefix, rhyme)

    def tensors(self, form, picked, prefix, rhyme):
        target = np.concatenate([rhyme[:, None], self.data["chars"][picked, : 4 * form].astype(np.int64)], 1)
        return form, torch.from_numpy(prefix), torch.from_numpy(target[:, :-1]), torch.from_numpy(target)

    def held(self, keyword, size=200):
        """Held-out poems in batches: the form and its being a quatrain are given, with `keyword` a word of the text."""
        d = self.data
        for form in (5, 7):
            chosen = np.flatnonzero((d["form"] == form) & d["held"])
            for start in range(0, len(chosen), size):
                picked = chosen[start : start + size]
                prefix = np.zeros((len(picked), 3, 6), np.int64)
                prefix[:, 0, 0], prefix[:, 0, 4] = ROWS["form"] + (form == 7), ROWS["source"]
                if keyword:
                    prefix[:, 1, :2] = d["words"][picked, 0]
                yield self.tensors(form, picked, prefix, np.full(len(picked), ANY_RHYME))
