#!/bin/bash
# relations, balance, export and reciprocity over SQLite.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/cli/store.checks
. tests/cli/relations.checks

fresh() { store="$work/$1.db"; }
query() { sqlite3 "$store" "$1"; }

relations
check "a store that is not there" 1 'none.db' ./nastan relations VEN USA --store "$work/none.db"

echo "relations: $passed passed, $failed failed"
[ "$failed" = 0 ]
