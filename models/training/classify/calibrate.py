"""Temperatures and calibration errors of class probabilities."""
import numpy as np


def softmax(logits):
    weights = np.exp(logits - logits.max(1, keepdims=True))
    return weights / weights.sum(1, keepdims=True)


def temperature(logits, classes):
    """The divisor of the logits (0.3 to 4) under which the right classes are likeliest (Guo et al. 2017)."""
    def surprise(divisor):
        return -np.log(softmax(logits / divisor)[np.arange(len(classes)), classes] + 1e-12).mean()
    return float(min(np.geomspace(0.3, 4, 200), key=surprise))


def calibration_error(probabilities, classes, bins=10):
    """Expected calibration error: how far the confidence is from the share that is right, mean over pictures."""
    sure, right = probabilities.max(1), probabilities.argmax(1) == classes
    place = np.minimum((sure * bins).astype(int), bins - 1)
    return float(sum(abs(sure[place == b].mean() - right[place == b].mean()) * (place == b).mean()
                     for b in range(bins) if (place == b).any()))
