#!/bin/sh
# Renew the lock files: versions and hashes for every platform and Python 3.11-3.13, no address of any registry.
# Usage: make lock            (newest versions that pyproject.toml allows)
set -eu
cd "$(dirname "$0")/../.."
python3 -m venv .venv/lock
.venv/lock/bin/pip install --quiet uv
compile() {
    .venv/lock/bin/uv pip compile --quiet --universal --generate-hashes --upgrade --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links "$@"
}
compile pyproject.toml -o packaging/setup/runtime.lock
compile pyproject.toml --group dev -o packaging/setup/dev.lock
compile packaging/setup/fonts.in --python-version 3.11 -o packaging/setup/fonts.lock
