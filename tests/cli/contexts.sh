#!/bin/sh
# The contexts of an event: of its rule, its sentence, and what both neighbours tell.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() { # NAME LANGUAGE WANTED TEXT
    printf '%s' "$4" >"$work/text.txt"
    ./nastan code --format jsonl --language "$2" "$work/text.txt" >"$work/out"
    if grep -q "\"context\": \[$3\]" "$work/out"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1: $(cat "$work/out")"
    fi
}

check "the sentence" en '"natural_resource", "cbrn"' 'Iran accused Israel of stealing uranium.'
check "two words side by side" en '.*"human_rights".*' 'Spain accused Sudan of human rights abuses.'
check "both neighbours" en '"health"' 'The vaccine came late. France accused Spain. Its hospitals were full.'
check "none" en '' 'France accused Spain.'
check "Macedonian" mk '.*"natural_resource".*' 'Русија ја обвини Украина за кражба на гас.'

echo "contexts: $passed passed, $failed failed"
[ "$failed" = 0 ]
