#!/bin/sh
# Makes the project's own environment in .venv and installs a hashed lock into it.
#   tools/environment.sh requirements.lock
# Needs nothing but Python 3.11 or newer with venv. Everything stays inside the project's folder.
set -eu
lock=$1

fail() {
    echo "$*" >&2
    exit 2
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

has_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

# The python3 of the system first; where it is too old or lacks venv, any newer one on the PATH.
find_python() {
    without_venv=
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
        if new_enough "$candidate"; then
            if has_venv "$candidate"; then
                python=$candidate
                return
            fi
            without_venv=${without_venv:-$candidate}
        fi
    done
    if [ -n "$without_venv" ]; then
        version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        fail "$without_venv (Python $version) has no venv: install python$version-venv (Debian, Ubuntu: apt install python$version-venv), then run make again."
    fi
    found=$("${PYTHON:-python3}" --version 2>/dev/null || echo "no Python 3")
    fail "Python 3.11 or newer is needed, found $found: install python3.11 or newer with venv (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python@3.13), or name one: make PYTHON=/path/to/python3."
}

if ! { [ -x .venv/bin/python ] && .venv/bin/python -m pip --version; } >/dev/null 2>&1; then
    find_python
    echo "Setting up .venv with $("$python" --version) ..."
    "$python" -m venv --clear .venv
else
    new_enough .venv/bin/python || fail ".venv holds an older Python than 3.11: run make clean, then again."
fi
echo "Installing $lock ..."
install=".venv/bin/python -m pip --disable-pip-version-check install --quiet --no-input"
$install --require-hashes --requirement "$lock"
# The build backend is in the lock, so that building the project itself fetches nothing.
$install --no-deps --no-build-isolation --editable .
