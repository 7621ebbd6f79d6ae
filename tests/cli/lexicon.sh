#!/bin/sh
# Every example of every rule, in both languages, and that rules of one name have one type and mode.
cd "$(dirname "$0")/../.."
output=$(./nastan lexicon check 2>&1)
echo "$output"
echo "$output" | sed -n 's/.*examples: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p
    s/^lexicon names: .* shared, \([0-9]*\) at odds$/0 \1/p' |
    awk '{ p += $1; f += $2; n++ } END { printf "lexicon: %d passed, %d failed\n", p, f + (n != 3); exit f > 0 || n != 3 }'
