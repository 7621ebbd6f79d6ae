#!/bin/sh
# Every rule that the tables of CAMEO codes name is there.
set -u
cd "$(dirname "$0")/../.."
passed=0 failed=0
for pair in en:docs/cameo-coverage.md mk:docs/cameo-coverage-mk.md; do
    language=${pair%%:*} table=${pair#*:}
    rules=$(cat data/"$language"/rules/*.rules | sed -n 's/^rule //p')
    for name in $(awk -F'|' '/^\| *[0-9]/ { print $(NF - 1) }' "$table" | tr -d '`,;' | tr ' ' '\n' | grep -E '^[a-z][a-z0-9-]+$'); do
        if printf '%s\n' "$rules" | grep -qx -- "$name"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "$table names a rule that is not there: $name"
        fi
    done
done
echo "coverage: $passed passed, $failed failed"
[ "$failed" = 0 ]
