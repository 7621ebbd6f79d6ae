#!/bin/sh
# What bad input does: a clear message, the right exit status, the other articles coded.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# check NAME STATUS PATTERN COMMAND...: the exit status, and a pattern in what is printed
check() {
    name=$1 want=$2 pattern=$3
    shift 3
    timeout 120 "$@" >"$work/out" 2>&1
    got=$?
    if [ "$got" = "$want" ] && { [ -z "$pattern" ] || grep -q -- "$pattern" "$work/out"; }; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $name: status $got (wanted $want), no '$pattern' in: $(head -c 300 "$work/out")"
    fi
}

good='{"id": "good", "language": "en", "date": "2022-04-01", "text": "Macron visited Germany."}'
check "version" 0 "nastan" ./nastan --version
check "help" 0 "usage" ./nastan --help
check "unknown command" 2 "unknown command" ./nastan frobnicate
check "unknown option" 2 "unknown option" ./nastan code --frob x "$work/none.txt"
check "no file named" 2 "at least one file" ./nastan code
check "no such file" 1 "no such file" ./nastan code "$work/none.txt"
check "a folder" 1 "is a folder" ./nastan code "$work"
head -c 5000 /bin/sh >"$work/binary.txt"
check "a binary file" 1 "is not a text file" ./nastan code "$work/binary.txt"
: >"$work/empty.txt"
check "an empty article" 0 "" ./nastan code --language en "$work/empty.txt"
printf 'Caf\351 news. Macron visited Germany.\n' >"$work/latin.txt"
check "broken bytes" 0 "broken bytes" ./nastan code --language en "$work/latin.txt"
check "offsets behind broken bytes" 0 '"text_info": {"sequence": 1, "start": 18' ./nastan code --format jsonl --language en "$work/latin.txt"
printf '%s\n' "not json" '{"id": "x"}' "$good" >"$work/mixed.jsonl"
check "a line that is not JSON" 1 "mixed.jsonl:1: is not JSON" ./nastan code "$work/mixed.jsonl"
check "a line without text" 1 "mixed.jsonl:2: has no 'text'" ./nastan code "$work/mixed.jsonl"
check "the other articles are coded" 1 '"doc": "good"' ./nastan code "$work/mixed.jsonl"
echo '{"id": "d", "language": "de", "text": "Guten Tag."}' >"$work/german.jsonl"
check "a language without a model" 1 "no model for language 'de'" ./nastan code "$work/german.jsonl"
check "a bad date" 1 "YYYY-MM-DD" ./nastan code --date yesterday "$work/latin.txt"

mkdir "$work/home"
cp -r data models "$work/home"
head -c 100000 models/en.nastan >"$work/home/models/en.nastan"
check "weights cut short" 1 "install it again" env NASTAN_HOME="$work/home" ./nastan code --language en "$work/latin.txt"
cp models/en.nastan "$work/home/models/en.nastan"
printf 'x' | dd of="$work/home/models/en.nastan" bs=1 seek=900000 conv=notrunc 2>/dev/null
check "weights altered" 1 "altered" env NASTAN_HOME="$work/home" ./nastan code --language en "$work/latin.txt"
cp models/en.nastan "$work/home/models/en.nastan"
printf 'rule wrong\n  type: ACUSE\n' >"$work/home/data/en/rules/wrong.rules"
check "a typing error in a rule" 1 "wrong.rules:2:3: unknown type 'ACUSE'" env NASTAN_HOME="$work/home" ./nastan code --language en "$work/latin.txt"
rm "$work/home/data/en/rules/wrong.rules"
echo 'Atlantis||||95|0|city|1' >>"$work/home/data/places/regions.txt"
check "a latitude that is none" 1 "regions.txt:[0-9]*: '95' or '0' is no latitude" env NASTAN_HOME="$work/home" ./nastan code --language en "$work/latin.txt"
check "no home" 2 "NASTAN_HOME" env NASTAN_HOME="$work/none" ./nastan code --language en "$work/latin.txt"

awk 'BEGIN { for (i = 0; i < 20000; i++) printf "word "; print "." }' >"$work/long.txt"
check "one sentence of 20,000 words" 0 "" ./nastan code --language en "$work/long.txt"
./nastan parse --language en "$work/long.txt" >"$work/tree.conllu"
check "none of its words is lost" 0 "^20001" grep "^20001" "$work/tree.conllu"
check "trees of our own are read" 0 "" ./nastan parse --gold-tokens --language en "$work/tree.conllu"
{ head -c 10000000 /dev/zero | tr '\0' '\n'; echo "Macron visited Germany."; } >"$work/big.txt"
check "an article of 10 MB" 0 '"text_info": {"sequence": 0, "start": 1000000[78]' ./nastan code --format jsonl --language en "$work/big.txt"
printf '1\tword\n' >"$work/bad.conllu"
check "bad CoNLL-U" 1 "bad.conllu: 1: a word has ten columns" ./nastan parse --gold-tokens --language en "$work/bad.conllu"
word='%s\t%s\t%s\tVERB\t_\tVerbForm=Part|Tense=Past\t%s\t%s\t_\t_\n'
printf "$word$word$word$word\n" 1 attacked attack 0 root 2 said say 3 conj 3 told tell 2 conj 4 '"' '"' 1 punct >"$work/circle.conllu"
check "heads that go round in a circle" 0 "" timeout 60 ./nastan code --language en "$work/circle.conllu"

echo "cli: $passed passed, $failed failed"
[ "$failed" = 0 ]
