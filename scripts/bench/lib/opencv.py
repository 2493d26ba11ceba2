"""A lane of the benchmark: OpenCV's dnn_superres with FSRCNN on a picture in memory, BGR in, BGR out.

opencv.py MODEL.pb SCALE WIDTH HEIGHT THREADS. Says {"ready": true}, then for each line on standard input does
one upsample (its YCrCb conversion and bicubic chroma included) and answers with a JSON line:
ms wall, cpuMs of all threads, peakMb of resident memory.
"""
import json
import re
import sys
import time

import cv2
import numpy as np


def say(value):
    print(json.dumps(value), flush=True)


def peak_mb():
    with open("/proc/self/status") as status:
        return int(re.search(r"VmHWM:\s*(\d+)", status.read())[1]) * 1024 / 1e6


def main():
    model, scale, width, height, threads = sys.argv[1], *map(int, sys.argv[2:])
    cv2.setNumThreads(threads)
    net = cv2.dnn_superres.DnnSuperResImpl_create()
    net.readModel(model)
    net.setModel("fsrcnn", scale)
    picture = np.random.default_rng(1).integers(0, 256, (height, width, 3), np.uint8)
    net.upsample(picture[:256, :256])
    say({"ready": True})
    for _ in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        net.upsample(picture)
        figures = {"ms": time.perf_counter() - wall, "cpuMs": time.process_time() - cpu}
        say({name: seconds * 1000 for name, seconds in figures.items()} | {"peakMb": peak_mb()})


main()
