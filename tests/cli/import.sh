#!/bin/bash
# `nastan import` into SQLite.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/cli/store.checks
. tests/cli/import.checks

fresh() { store="$work/$1.db"; }
query() { sqlite3 "$store" "$1"; }

imports
exports
bad_imports
check "import without a store" 2 "usage" ./nastan import "$work/g.csv"
check "an unknown way to keep" 2 "usage" ./nastan import --store "$work/x.db" --keep some "$work/g.csv"

echo "import: $passed passed, $failed failed"
[ "$failed" = 0 ]
