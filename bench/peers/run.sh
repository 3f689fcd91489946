#!/bin/sh
# The workloads of the library in PyTorch, JAX and KeOps, on one CPU thread, quantisation by
# scikit-learn, scipy, goodpoints and coreax, mixing distributions and designs by npeb and cvxpy. Makes its own virtual environment (several gigabytes) in bench/target/peers.
#
#   bench/peers/run.sh            all
#   bench/peers/run.sh sums       kernel sums:  out/bench/peers.csv
#   bench/peers/run.sh quantise   quantisation: out/bench/quantise-peers.csv
#   bench/peers/run.sh transport  after -Dbench=transport: out/bench/transport-peers.csv
#   bench/peers/run.sh lbfgs      after -Dbench=lbfgs: out/bench/lbfgs-peers.csv
#   bench/peers/run.sh certificates   after -Dbench=certificates: out/bench/certificates-peers.csv
#   bench/peers/run.sh fourier    installs what -Dbench=fourier asks by itself
#   bench/peers/run.sh steps      installs what -Dbench=steps asks by itself
#
# PYTHON names the interpreter, python3 if unset. Peers that do not install or import are reported
# and left out.
set -eu
cd "$(dirname "$0")/../.."
venv=bench/target/peers
what=${1:-all}
if [ ! -x "$venv/bin/python" ]; then
  "${PYTHON:-python3}" -m venv "$venv"
fi
if ! "$venv/bin/pip" install -q -r bench/peers/requirements.txt; then
  echo "Not everything installed together: trying one package at a time." >&2
  grep -v '^#' bench/peers/requirements.txt | while read -r package; do
    "$venv/bin/pip" install -q "$package" || echo "left out: $package" >&2
  done
fi
mkdir -p out/bench
case $what in
  all | sums) "$venv/bin/python" bench/peers/sums.py out/bench/peers.csv ;;
esac
case $what in
  all | quantise) "$venv/bin/python" bench/peers/quantise.py out/bench/quantise-peers.csv ;;
esac
case $what in
  all | certificates) "$venv/bin/python" bench/peers/certificates.py out/bench/certificates-peers.csv ;;
esac
case $what in
  all | transport) "$venv/bin/python" bench/peers/transport.py out/bench out/bench/transport-peers.csv ;;
esac
case $what in
  all | lbfgs) "$venv/bin/python" bench/peers/lbfgs.py out/bench out/bench/lbfgs-peers.csv ;;
esac
