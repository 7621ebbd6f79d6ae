#!/bin/sh
# Every example of every rule, in both languages.
cd "$(dirname "$0")/../.."
output=$(./nastan lexicon check 2>&1)
echo "$output"
echo "$output" | sed -n 's/.*examples: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' |
    awk '{ p += $1; f += $2; n++ } END { printf "lexicon: %d passed, %d failed\n", p, f + (n != 2); exit f > 0 || n != 2 }'
