#!/bin/sh
# `nastan score` and `nastan eval-parse` on files small enough to be counted by hand; --jobs changes nothing.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() { # NAME PATTERN COMMAND...
    name=$1 pattern=$2
    shift 2
    "$@" >"$work/out" 2>&1
    if grep -q -- "$pattern" "$work/out"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $name: no '$pattern' in: $(head -c 600 "$work/out")"
    fi
}

cat >"$work/gold.jsonl" <<'END'
{"id": "a", "text": "x", "events": [{"event": "ACCUSE", "also": [], "mode": [], "actor": [{"code": "RUS"}], "recipient": [{"code": "USA"}], "auxiliary": [], "required": true}, {"event": "CONSULT", "also": ["AGREE"], "mode": [], "actor": [{"code": "FRA"}, {"code": "DEU"}], "recipient": [], "auxiliary": [], "required": true}, {"event": "PROTEST", "also": [], "mode": [], "actor": [], "recipient": [], "auxiliary": [], "required": false}]}
END
cat >"$work/events.jsonl" <<'END'
{"doc": "a", "event": ["ACCUSE"], "actor": [{"code": "RUS"}], "recipient": [{"code": "USA"}], "auxiliary": ["negation"]}
{"doc": "a", "event": ["AGREE"], "actor": [{"code": "FRA"}], "recipient": [{"code": "DEU"}], "auxiliary": []}
{"doc": "a", "event": ["PROTEST"], "actor": [{"code": "FRA"}], "recipient": [], "auxiliary": []}
{"doc": "a", "event": ["AID"], "actor": [{"code": "FRA"}], "recipient": [], "auxiliary": []}
END
# Found: both required types; of four predictions three meet a gold event (the optional one does no harm).
check "type" "type  precision 0.750  recall 1.000  F1 0.857" ./nastan score "$work/gold.jsonl" "$work/events.jsonl"
check "dyad" "dyad  precision 0.750  recall 1.000  F1 0.857" ./nastan score "$work/gold.jsonl" "$work/events.jsonl"
# Against a coder that found the first two and one more: two of four, two of three.
sed -n '1,2p' "$work/events.jsonl" >"$work/other.jsonl"
echo '{"doc": "b", "event": ["AID"], "actor": [{"code": "FRA"}], "recipient": [], "auxiliary": []}' >>"$work/other.jsonl"
check "another coder" "full  precision 0.500  recall 0.667  F1 0.571" ./nastan score "$work/other.jsonl" "$work/events.jsonl"
check "full" "full  precision 0.500  recall 0.500  F1 0.500" ./nastan score "$work/gold.jsonl" "$work/events.jsonl"

tab=$(printf '\t')
word() { printf '%s\n' "$1${tab}$2${tab}$3${tab}$4${tab}_${tab}$5${tab}$6${tab}$7${tab}_${tab}_"; }
{ word 1 They they PRON Case=Nom 3 nsubj; printf '%s\n' "2-3${tab}don't${tab}_${tab}_${tab}_${tab}_${tab}_${tab}_${tab}_${tab}_"
  word 2 do do AUX _ 3 aux; word 3 "n't" not PART Polarity=Neg 0 root; word 4 . . PUNCT _ 3 punct; echo; } >"$work/gold.conllu"
{ word 1 They they PRON Case=Nom 2 nsubj:pass; word 2 "don't" do AUX _ 0 root; echo; word 1 . . PUNCT _ 0 root; echo; } >"$work/system.conllu"
# Tokens: They, don't and the point agree, 3 of 3 and 3. Words: They and the point, of 4 and 3. No sentence agrees.
check "tokens" "Tokens *| *100.00 | *100.00 | *100.00" ./nastan eval-parse "$work/gold.conllu" "$work/system.conllu"
check "sentences" "Sentences *| *0.00 | *0.00 | *0.00" ./nastan eval-parse "$work/gold.conllu" "$work/system.conllu"
check "words" "Words *| *66.67 | *50.00 | *57.14" ./nastan eval-parse "$work/gold.conllu" "$work/system.conllu"
check "heads" "UAS *| *0.00 | *0.00 | *0.00" ./nastan eval-parse "$work/gold.conllu" "$work/system.conllu"
check "itself" "LAS *| *100.00 | *100.00 | *100.00" ./nastan eval-parse "$work/gold.conllu" "$work/gold.conllu"
sed 's/They/Them/' "$work/gold.conllu" >"$work/other.conllu"
check "another text" "the two texts part" ./nastan eval-parse "$work/gold.conllu" "$work/other.conllu"

./nastan code --format jsonl examples/*.jsonl >"$work/one"
./nastan code --format jsonl --jobs 3 examples/*.jsonl >"$work/three"
check "three threads write what one does" "same" sh -c "cmp '$work/one' '$work/three' && echo same"
check "a wrong number of threads" "number from 1" ./nastan code --jobs none examples/english.jsonl

echo "score: $passed passed, $failed failed"
[ "$failed" = 0 ]
