#!/bin/bash
# The commands of README.md from articles to relations do what they say as they stand there.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$PWD passed=0 failed=0

sed -n '/^From articles to relations/,/^The second shows/s/^    //p' README.md >"$work/commands"
ln -s "$root/nastan" "$root/examples" "$work/"
while read -r line; do
    if (cd "$work" && NASTAN_HOME="$root" bash -c "$line") >"$work/out" 2>"$work/errors" && { [ -s "$work/out" ] || [[ $line == *'>'* ]]; }; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $line: $(cat "$work/errors")"
    fi
done <"$work/commands"
for file in map.geojson events.csv; do
    if [ -s "$work/$file" ]; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "failed: $file is empty"; fi
done
[ "$passed" -ge 9 ] || failed=$((failed + 1))
echo "readme: $passed passed, $failed failed"
[ "$failed" = 0 ]
