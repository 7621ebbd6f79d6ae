#!/bin/sh
# The place of an event in the two formats that carry it.
set -u
cd "$(dirname "$0")/../.."
passed=0 failed=0

# check NAME FORMAT PATTERN TEXT: a pattern in what comes of the text
check() {
    got=$(printf '{"id": "a", "language": "en", "date": "2022-03-16", "text": "%s"}\n' "$4" | ./nastan code --format "$2" -)
    if printf '%s' "$got" | grep -q -- "$3"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1: no '$3' in: $got"
    fi
}

check "a town" jsonl '"event_loc": {"extracted_place": "Kharkiv", "resolved_place": "Kharkiv", "country_code": "UKR", "lat": 49.98, "lon": 36.25, "resolution": "city"}' "Russia shelled Kharkiv."
check "a sea" jsonl '"country_code": null, "lat": 26.57, "lon": 56.25, "resolution": "sea"}' "Iran seized a British ship in the Strait of Hormuz."
check "the state of the parties" jsonl '"extracted_place": null, "resolved_place": "Germany", "country_code": "DEU"' "Macron visited Germany."
check "no place" jsonl '"event_loc": null' "Turkey accused Russia of lying."
check "columns" csv 'country_code,place,lat,lon,resolution,' "Russia shelled Kharkiv."
check "a row" csv '"UKR","Kharkiv","49.98","36.25","city",' "Russia shelled Kharkiv."
echo "places: $passed passed, $failed failed"
[ "$failed" = 0 ]
