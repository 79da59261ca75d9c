#!/bin/sh
# Makes .venv from requirements.txt: every package by its exact version and hash. Run by make when one of its inputs changed.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "This needs Python 3.11 or later, and \"$python\" is older or missing. Say where one is: make PYTHON=python3.11" >&2
    exit 1
}

# Some systems ship Python without ensurepip: then the system's own pip fills the new environment.
if [ ! -x .venv/bin/python ]; then
    echo "Making .venv (once; takes a minute or two) ..." >&2
    "$python" -m venv .venv 2>/dev/null || { rm -rf .venv; "$python" -m venv --without-pip .venv; }
fi
pip() {
    if .venv/bin/python -m pip --version >/dev/null 2>&1; then .venv/bin/python -m pip "$@"; else "$python" -m pip --python .venv/bin/python "$@"; fi
}
pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
touch .venv/.ready
