"""Seconds from an edit to a picture, by numpy and matplotlib and by the ways of the README.

usage: desk.py FILE.csv    from the root, by desk.sh, which makes the jar
"""

import csv
import os
import pathlib
import resource
import subprocess
import sys
import time

REPETITIONS = 3
WORK = pathlib.Path("bench/target/desk")
JAR = "src/command/target/onsager.jar"
JAVA = [os.path.join(os.environ["JAVA25"], "bin", "java") if "JAVA25" in os.environ else "java"]
VECTORS = ["--add-modules", "jdk.incubator.vector"]
CLASSES = ["-cp", JAR]
PICTURE = str(WORK / "picture")
FIRST_FLOW = pathlib.Path("examples/main/java/org/onsager/examples/FirstFlow.java")


def edited(source, name, mark, line):
    """A copy with a line that nothing uses, another one each time."""
    copy = WORK / name
    copy.write_text(source.read_text().replace(mark, mark + line % time.time_ns(), 1))
    return str(copy)


def python():
    source = pathlib.Path("bench/peers/desk_flow.py")
    flow = edited(source, "flow.py", "VARIANCE = 10.0\n", "unused = %d\n")
    return [sys.executable, flow, PICTURE]


def experiment():
    mark = "void main(String[] args) {\n"
    source = pathlib.Path("examples/desk/Experiment.java")
    return edited(source, "Experiment.java", mark, "  long unused = %dL;\n")


def single_file():
    return JAVA + VECTORS + CLASSES + [experiment(), PICTURE]


def with_cache(options, name):
    cache = WORK / name
    if not cache.exists():
        subprocess.run(
            JAVA + ["-XX:AOTCacheOutput=" + str(cache)] + options + [experiment(), PICTURE],
            check=True, capture_output=True)
    return JAVA + ["-XX:AOTCache=" + str(cache)] + options + [experiment(), PICTURE]


def single_file_with_cache():
    return with_cache(VECTORS + CLASSES, "vectors.aot")


def single_file_with_cache_without_vectors():
    return with_cache(CLASSES, "onsager.aot")


def maven():
    mark = "  static void run(Options options) {\n"
    FIRST_FLOW.write_text(original.replace(mark, mark + f"    long unused = {time.time_ns()}L;\n"))
    return ["mvn", "-q", "compile", "-Drun=FirstFlow"]


def measured(make):
    command = make()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


WAYS = {
    "python, numpy and matplotlib": python,
    "java Experiment.java": single_file,
    "the same with a cache": single_file_with_cache,
    "the same with a cache, without vectors": single_file_with_cache_without_vectors,
    "mvn -q compile -Drun=FirstFlow": maven,
}

original = FIRST_FLOW.read_text()
try:
    for make in WAYS.values():  # files in memory, caches made
        measured(make)
    turns = [{way: measured(make) for way, make in WAYS.items()} for _ in range(REPETITIONS)]
finally:
    FIRST_FLOW.write_text(original)

with open(sys.argv[1], "w", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["way", "wall_s", "processor_s"])
    for way in WAYS:
        wall, processor = (sorted(turn[way][i] for turn in turns)[REPETITIONS // 2] for i in (0, 1))
        rows.writerow([way, f"{wall:.2f}", f"{processor:.2f}"])
        print(f"{way:50s} {wall:5.2f} s on the wall, {processor:5.2f} of processors")
