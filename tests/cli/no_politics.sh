#!/bin/sh
# False alarms: articles on sport, weather, culture and daily life tell of no political event. At most one in four may
# give one.
set -u
cd "$(dirname "$0")/../.."
articles=$(wc -l < tests/texts/no_politics.jsonl)
events=$(./nastan code --format jsonl tests/texts/no_politics.jsonl) || { echo "no politics: 0 passed, 1 failed"; exit 0; }
events=$(printf '%s' "$events" | grep -c .)
if [ "$articles" -gt 0 ] && [ "$((4 * events))" -le "$articles" ]; then
    echo "no politics: 1 passed, 0 failed"
else
    echo "$events events in $articles articles without politics"
    echo "no politics: 0 passed, 1 failed"
fi
