#!/bin/sh
# Articles written for this project and coded by hand, the same in both languages: full F1 and the share of events of one
# language that the other has too (type and dyad) may not fall below what stands here. tests/texts/README.md tells of them.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

at_least() { # NAME MEASURE LEAST GOLD EVENTS
    f1=$(./nastan score "$4" "$5" | sed -n "s/^$2 .*F1 //p")
    if [ -n "$f1" ] && awk "BEGIN { exit !($f1 >= $3) }"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1: $2 F1 ${f1:-none}, wanted at least $3"
    fi
}

for language in en mk; do
    ./nastan code --format jsonl "tests/texts/coded_$language.jsonl" >"$work/$language.jsonl"
done
at_least English full 0.66 tests/texts/coded_en.jsonl "$work/en.jsonl"
at_least Macedonian full 0.62 tests/texts/coded_mk.jsonl "$work/mk.jsonl"
sed 's/"doc": *"mk-/"doc": "en-/' "$work/mk.jsonl" >"$work/paired.jsonl"
at_least "both languages" dyad 0.66 "$work/en.jsonl" "$work/paired.jsonl"
echo "quality: $passed passed, $failed failed"
