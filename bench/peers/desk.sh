#!/bin/sh
# From an edit to a picture: numpy with matplotlib, and the ways of the README's "At the desk", one
# after the other, three times each. Makes a virtual environment in bench/target/desk.
#
#   bench/peers/desk.sh     seconds on the wall and of processors, to out/bench/desk.csv
#
# PYTHON names the interpreter (python3), JAVA25 the JDK (the java on the path).
set -eu
cd "$(dirname "$0")/../.."
venv=bench/target/desk
if [ ! -x "$venv/bin/python" ]; then
  "${PYTHON:-python3}" -m venv "$venv"
fi
"$venv/bin/pip" install -q numpy==2.4.6 matplotlib==3.11.2
mvn -q package -Pjar -pl src/command -am
mkdir -p out/bench
"$venv/bin/python" bench/peers/desk.py out/bench/desk.csv
