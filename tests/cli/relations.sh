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

# A dense random graph of 70 states is beyond proof: the search ends by its count of steps, with a bound beside the split.
awk 'BEGIN { x = 7; for (i = 1; i < 206 && n < 70; i++) { getline line <"data/cameo/countries.txt"; if (line ~ /^[A-Z][A-Z][A-Z][|]/) s[++n] = substr(line, 1, 3) }
    for (i = 1; i <= n; i++) for (j = 1; j < i; j++) { x = x * 16807 % 2147483647; printf "%s,%s,2022-01-05,1,9,9,9,%d\n", s[i], s[j], int(x / 1000) % 2 ? 5 : -5 } }' >"$work/dense.rows"
fill dense <"$work/dense.rows"
check "a dense graph of 70 states" 0 '"frustration": {"split": [0-9]*, "bound": [0-9]*, "exact": false, "proof": "not proven"' timeout 100 ./nastan balance --store "$store" --format json

echo "relations: $passed passed, $failed failed"
[ "$failed" = 0 ]
