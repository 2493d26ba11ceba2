"""What time and cameras do to a photograph: grain, JPEG, slight blur. Crops are H×W×3 uint8 RGB.

Noise is white or correlated (film grain, the noise of a picture that was reduced or scanned), of each channel for itself
or the same in all three; grey pictures stay grey.
"""
import numpy as np

from degrade import SAMPLINGS, jpeg

from .smooth import blurred

GREY = np.array([0.299, 0.587, 0.114], np.float32)
CLEAN = 0.08  # share of crops that are left alone: fine texture must not be taken for noise
MARGIN = 16  # px cut off again: the coding grid starts anywhere


def grain(rng, shape, sigma, colour, size):
    """Noise of standard deviation `sigma`; `size` is the radius of its grains in px, 0 for white noise."""
    noise = rng.standard_normal(shape if colour else (*shape[:2], 1), np.float32)
    if size:
        noise = blurred(noise, size)
        noise /= noise.std() + 1e-6
    return noise * np.float32(sigma)


def noisy(crop, rng):
    """float32: a crop with noise of one of the kinds."""
    kind = rng.random()
    colour, size = kind < 0.8 and crop.ndim == 3, 0
    if kind > 0.65:
        size = rng.choice([0, rng.uniform(0.4, 1.1)])
    sigma = rng.uniform(0, 40 if not size else 25)
    noise = grain(rng, crop.shape, sigma, colour, size)
    if kind > 0.9:  # film: most grain in the middle tones
        noise *= 0.4 + 1.2 * np.sin(np.pi * np.clip(crop.mean(2, keepdims=True) / 255, 0, 1))
    return crop + noise


def degraded(crop, rng):
    """(degraded, target), both (H − 16)×(W − 16)×3 uint8."""
    if rng.random() < 0.15:
        crop = np.repeat(np.rint(crop @ GREY)[..., None], 3, 2).astype(np.uint8)
    y, grey = crop, bool((crop[..., 0] == crop[..., 2]).all())
    if rng.random() > CLEAN:
        if rng.random() < 0.2:
            y = blurred(y, rng.uniform(0.3, 1.0))
        if rng.random() < 0.62:
            y = noisy(y, rng)
            if grey:
                y = np.repeat(y[..., :1], 3, 2)
        y = np.clip(np.rint(y), 0, 255).astype(np.uint8)
        if rng.random() < 0.6:
            y = jpeg(y, int(15 + 80 * rng.random() ** 1.6), SAMPLINGS[rng.integers(2)])
    top, left = rng.integers(MARGIN + 1, size=2)
    cut = (slice(top, top + crop.shape[0] - MARGIN), slice(left, left + crop.shape[1] - MARGIN))
    return y[cut], crop[cut]
