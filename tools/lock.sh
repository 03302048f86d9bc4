#!/bin/sh
# Writes both locks anew: one version of every package for all supported Pythons and systems, every file hashed,
# no host named. Needs uv (pip install uv).
set -eu
build=$(mktemp)
trap 'rm -f "$build"' EXIT
sed -n 's/^requires = \["\(.*\)"\]$/\1/p' pyproject.toml > "$build"

lock() {
    output=$1
    shift
    {
        echo "# Every package that an installation needs, at one version, with the hashes of its files. Made by: make lock"
        uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
            --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@" pyproject.toml "$build"
    } > "$output.new"
    if grep -q '://' "$output.new"; then
        echo "$output.new names a host; the lock is left as it was" >&2
        exit 1
    fi
    mv "$output.new" "$output"
}

lock requirements.lock
lock requirements-dev.lock --extra dev --constraint requirements.lock
