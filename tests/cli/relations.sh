#!/bin/sh
# relations over a small store of daily counts, filled by hand: the numbers, the bars, and what bad input does.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() { # NAME STATUS PATTERN COMMAND...
    name=$1 want=$2 pattern=$3
    shift 3
    timeout 60 "$@" >"$work/out" 2>&1
    got=$?
    if [ "$got" = "$want" ] && grep -q -- "$pattern" "$work/out"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $name: status $got (wanted $want), no '$pattern' in: $(head -c 600 "$work/out")"
    fi
}

# Rows source,target,day,quad,events,reports,publications,score from standard input into a new store.
fill() { # STORE
    printf '' >"$work/none.jsonl"
    ./nastan import --store "$1" "$work/none.jsonl" >/dev/null 2>&1
    awk -F, '{ printf "INSERT INTO imported_day VALUES (\047%s\047, \047%s\047, julianday(\047%s\047) - 2440587.5, %d, 0, %d, %d, %d, %g);\n",
        $1, $2, $3, $4, $5, $6, $7, $8 }' | sqlite3 "$1"
}

fill "$work/days.db" <<'END_OF_ROWS'
VEN,USA,2022-01-05,1,3,5,4,9
VEN,USA,2022-01-05,4,1,2,2,-6
USA,VEN,2022-01-09,4,4,9,5,-24
USA,VEN,2022-03-02,1,12,20,9,30
VEN,RUS,2022-01-07,2,8,9,7,76
RUS,VEN,2022-01-11,1,4,4,3,10
VEN,USA,2021-12-31,3,7,7,7,-21
END_OF_ROWS
store="--store $work/days.db"
for pair in VEN,USA USA,VEN VEN,RUS RUS,VEN USA,RUS RUS,USA; do echo "$pair,2022-01-05,1,1,1,1,2"; done | fill "$work/triad.db"

# January, both ways: 3 cooperative and 5 hostile events, score 9 - 6 - 24 = -21.
check "sums" 0 '"period": "2022-01", "events": \[3, 0, 0, 5\], "reports": \[5, 0, 0, 11\], "publications": \[4, 0, 0, 7\], "score": -21, "mean_score": -2.625000, "net_cooperation": -0.250000' ./nastan relations VEN USA $store --format json
check "directed" 0 '^VEN,USA,true,2022-01,3,5,4,0,0,0,0,0,0,1,2,2,4,3,0.750000,0.500000' ./nastan relations VEN USA $store --directed --format csv
check "a month without events" 0 '^VEN,USA,false,2022-02,0,0,0,0,0,0,0,0,0,0,0,0,0,0,,' ./nastan relations VEN USA $store --format csv
check "a bar" 0 '██│' ./nastan relations VEN USA $store --format table
check "a spark line" 0 'mean score ▁▁ █ from -3.00 to 2.50' ./nastan relations VEN USA $store --format table
check "from" 0 '"periods": \[$' ./nastan relations ven usa $store --by year --from 2022 --to 2022-12 --format json
check "quarters" 0 '2022-Q1' ./nastan relations VEN USA $store --by quarter --format table
# 2022: 20 events with the USA, 15 of them cooperation, mean 9/20; 12 with Russia, all of them, mean 86/12.
# lean (0.45 - 7.1667) / 20, attention 8/32, hedging 2 * 12 / 32.
check "between" 0 '^VEN,USA,RUS,2022,20,15,9,12,12,86,-0.335833,.*,0.250000,0.750000,' ./nastan relations VEN --between USA RUS $store --by year --format csv
check "too few events" 0 'too few events' ./nastan relations VEN --between USA RUS $store --format table
check "fewer are enough" 0 '^2022-01 .* -0.49' ./nastan relations VEN --between USA RUS $store --least 8 --format table
check "the same twice" 0 'same' sh -c "./nastan relations VEN --between USA RUS $store --by year >$work/1; ./nastan relations VEN --between USA RUS $store --by year >$work/2; cmp $work/1 $work/2 && echo same"
check "no events" 0 'no events of FRA and DEU' ./nastan relations FRA DEU $store
check "unknown state" 2 "unknown state 'QQQ'" ./nastan relations VEN QQQ $store
check "one state" 2 'name two states' ./nastan relations VEN $store
check "the state as its own rival" 2 'name two states' ./nastan relations VEN --between VEN USA $store
check "no store" 2 '--store' ./nastan relations VEN USA
check "a store that is not there" 1 'none.db' ./nastan relations VEN USA --store "$work/none.db"
check "a wrong unit" 2 'month, quarter or year' ./nastan relations VEN USA $store --by week
check "a day that is none" 2 'not .2023-02-30.' ./nastan relations VEN USA $store --from 2023-02-30
check "the year 22000101" 2 'from 1900 to 2099' ./nastan relations VEN USA $store --to 22000101
check "from after to" 2 'later than' ./nastan relations VEN USA $store --from 2023 --to 2022
check "a wrong format" 2 "it is table, csv, json" ./nastan relations VEN USA $store --format xml

# USA and Venezuela 27 events, score -12; Russia and Venezuela 12, score 86.
check "balance" 0 '^3 states, 2 edges of at least 5 events: 1 positive, 1 negative' ./nastan balance $store --format table
check "two camps" 0 '"camps": \[\["RUS", "VEN"\], \["USA"\]\]' ./nastan balance $store --format json
check "no frustration" 0 '"split": 0, "bound": 0, "exact": true' ./nastan balance $store --format json
check "some states" 0 '"states": 2, ' ./nastan balance $store --states VEN,RUS --format json
check "too high a bar" 0 'see --least' ./nastan balance $store --least 1000
check "a state named twice" 2 'named twice' ./nastan balance $store --states VEN,VEN

check "GraphML" 0 '<data key="e_score">86</data>' ./nastan export $store --format graphml
check "GEXF" 0 '<edge id="0" source="RUS" target="VEN" weight="12"' ./nastan export $store --format gexf
check "CSV" 0 '^USA,VEN,-1,27,43,27,-12,-0.4444444444,' ./nastan export $store --format csv
check "an unknown format" 2 'it is graphml, gexf, csv' ./nastan export $store --format dot

check "too few periods" 1 'too few for 6 series' ./nastan reciprocity VEN USA RUS --store "$work/triad.db"
check "a silent direction" 1 'no events of USA->RUS' ./nastan reciprocity VEN USA RUS $store
check "events of a balance" 2 'options of relations and export' ./nastan balance $store --events
check "two states" 2 'name three states' ./nastan reciprocity VEN USA $store
check "lags out of bounds" 2 '--lags is a number from 1 to 24' ./nastan reciprocity VEN USA RUS $store --lags 0
awk 'BEGIN { split("VEN USA RUS", s, " "); x = 1; for (year = 2018; year < 2023; year++) for (m = 1; m <= 12; m++)
    for (i = 1; i <= 3; i++) for (j = 1; j <= 3; j++) if (i != j) { x = (x * 1103 + 12345) % 65521;
    printf "%s,%s,%d-%02d-07,1,1,1,1,%d\n", s[i], s[j], year, m, x % 19 - 9 } }' | fill "$work/long.db"
check "a triad" 0 '"periods": 60, "lags": 2, "empty": 0, "series": \["VEN->USA", "USA->VEN"' ./nastan reciprocity VEN USA RUS --store "$work/long.db"
check "its table" 0 '^VEN->USA           -' ./nastan reciprocity VEN USA RUS --store "$work/long.db" --format table

echo "relations: $passed passed, $failed failed"
[ "$failed" = 0 ]
