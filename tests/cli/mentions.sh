#!/bin/sh
# Every place where an event is told, its own first; CSV has one line an event.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() { # NAME WANTED GOT
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1: wanted $2, got $3"
    fi
}

mentions() { # LANGUAGE TEXT
    printf '%s' "$2" >"$work/text.txt"
    ./nastan code --format jsonl --language "$1" "$work/text.txt" | grep -o '"mentions": \[[^]]*\]'
}

check "one telling" '"mentions": [{"sequence": 0, "start": 6, "end": 12, "event_text": "bombed"}]' \
    "$(mentions en 'Kenya bombed Somalia.')"
check "a noun that refers to it" \
    '"mentions": [{"sequence": 0, "start": 6, "end": 12, "event_text": "bombed"}, {"sequence": 1, "start": 26, "end": 32, "event_text": "attack"}]' \
    "$(mentions en 'Kenya bombed Somalia. The attack came at night.')"
check "the fullest first, in code points" \
    '"mentions": [{"sequence": 1, "start": 40, "end": 47, "event_text": "нападна"}, {"sequence": 0, "start": 0, "end": 5, "event_text": "Напад"}]' \
    "$(mentions mk 'Напад на Кенија врз Сомалија. Кенија ја нападна Сомалија.')"
printf 'Kenya bombed Somalia. The attack came at night.' >"$work/text.txt"
check "one line of CSV" 2 "$(./nastan code --format csv --language en "$work/text.txt" | wc -l)"

echo "mentions: $passed passed, $failed failed"
[ "$failed" = 0 ]
