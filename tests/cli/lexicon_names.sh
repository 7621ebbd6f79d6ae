#!/bin/sh
# `lexicon list` and `lexicon show` of two small languages, and `lexicon check` where a name stands for two things.
set -u
cd "$(dirname "$0")/../.."
passed=0 failed=0
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

ln -s "$PWD/models" "$home/models"
for language in en mk; do
    mkdir -p "$home/data/$language/rules"
    ln -s "$PWD"/data/"$language"/*.txt "$home/data/$language/"
done
ln -s "$PWD/data/actors" "$PWD/data/places" "$home/data/"

cat >"$home/data/en/rules/a.rules" <<'END'
rule criticize
  type: ACCUSE
  mode: disapprove
  context: economic
  verb: criticize condemn
  not object: town
  actor: subject
  recipient: object
  needs: both
  example: China criticized Japan. => CHN ACCUSE JPN
  example: Peru criticized the town. => none

rule visit
  type: CONSULT
  mode: visit
  verb: visit
  actor: subject
  recipient: object
  example: Brazil did not visit Peru. => BRA CONSULT PER negation
END
cat >"$home/data/mk/rules/a.rules" <<'END'
rule criticize
  type: ACCUSE
  verb: критикува
  actor: subject
  recipient: object на
  example: Кина ја критикува Јапонија. => CHN ACCUSE JPN

rule help-in
  type: AID
  verb: помага
  во: *
  actor: subject
  recipient: indirect
  both: subject
  confidence: 0.7
  example: Австралија ѝ помага на Индонезија во обновата. => AUS AID IDN
END

# run STATUS ARGUMENT...: what `nastan lexicon` writes, in $got (output) and $told (errors)
run() {
    wanted_status=$1
    shift
    NASTAN_HOME="$home" ./nastan lexicon "$@" >"$home/output" 2>"$home/errors"
    status=$?
    got=$(cat "$home/output") told=$(cat "$home/errors")
    same "exit status of lexicon $*" "$status" "$wanted_status"
}

# same NAME GOT WANTED
same() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'failed: %s: wanted\n%s\ngot\n%s\n' "$1" "$3" "$2"
    fi
}

run 0 list
same "the list" "$got" "$(printf '%s\t%s\t%s\t%s\n' \
    criticize ACCUSE 'disapprove (en), - (mk)' en,mk help-in AID - mk visit CONSULT visit en)"
same "how many are shared" "$told" "nastan: 1 of 3 rule names are shared by languages"
run 0 list --type AID
same "the list of a type" "$got" "$(printf 'help-in\tAID\t-\tmk')"
run 2 list --type WAR
same "an unknown type" "${told%%;*}" "nastan: unknown type 'WAR'"
run 2 list --type
run 2 list AID

run 0 show criticize
same "a page of two languages" "$got" "rule            criticize
type            ACCUSE
mode            disapprove (en), - (mk)
context         economic (en), - (mk)

en              data/en/rules/a.rules:1
  verb          criticize condemn
  not object    town
  actor         subject
  recipient     object
  needs         both
  confidence    0.80
  China criticized Japan.
    => CHN ACCUSE JPN
  Peru criticized the town.
    => none

mk              data/mk/rules/a.rules:1
  verb          критикува
  actor         subject
  recipient     object на
  confidence    0.80
  Кина ја критикува Јапонија.
    => CHN ACCUSE JPN"
run 0 show help-in
same "a page of one language" "$got" "rule            help-in
type            AID
mode            -
context         -

mk              data/mk/rules/a.rules:8
  verb          помага
  во            *
  actor         subject
  recipient     indirect
  both          subject
  confidence    0.70
  Австралија ѝ помага на Индонезија во обновата.
    => AUS AID IDN"
run 0 show visit
same "an auxiliary" "$(printf '%s\n' "$got" | tail -n 1)" "    => BRA CONSULT PER negation"

run 2 show
run 2 show visit criticize
run 2 show vizit
same "the nearest name" "$told" "nastan: no language has a rule 'vizit'; nearest: visit; nastan lexicon list names all"
run 2 show crit
same "a name that begins so" "$told" "nastan: no language has a rule 'crit'; nearest: criticize; nastan lexicon list names all"
run 0 --help
run 2 shew visit
same "what it does not know" "$(printf '%s\n' "$told" | head -n 1)" "nastan: lexicon does not know 'shew'"

run 0 check
same "one type for a name" "$(printf '%s\n' "$got" | tail -n 1)" "lexicon names: 3, 1 shared, 0 at odds"
run 0 check mk
same "one language has no names to compare" "$(printf '%s\n' "$got" | grep -c names)" 0
sed -i 's/ACCUSE/REJECT/' "$home/data/mk/rules/a.rules"
run 1 check
same "two types for a name" "$(printf '%s\n' "$got" | tail -n 2)" "\
data/en/rules/a.rules:1, data/mk/rules/a.rules:1: the languages of rule 'criticize' do not agree: \
ACCUSE (en), REJECT (mk); mode disapprove (en), - (mk)
lexicon names: 3, 1 shared, 1 at odds"
same "the error" "$told" "nastan: the languages do not agree on 1 rule names"

echo "lexicon_names: $passed passed, $failed failed"
[ "$failed" = 0 ]
