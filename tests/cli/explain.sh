#!/bin/sh
# What `nastan explain` tells of trees, events, words without an event, and one rule.
set -u
cd "$(dirname "$0")/../.."
passed=0 failed=0

trees=$(mktemp -d)
trap 'rm -rf "$trees"' EXIT

# tell LANGUAGE TEXT OPTION...: explains the text into $got
tell() {
    language=$1 text=$2
    shift 2
    got=$(printf '{"id": "a", "language": "%s", "date": "2022-03-16", "text": "%s"}\n' "$language" "$text" |
        ./nastan explain "$@" - 2>&1)
}

# tell_tree LANGUAGE: the same of trees, with lines `number form lemma upos head deprel` on standard input
tell_tree() {
    awk 'NF { $0 = $1 "\t" $2 "\t" $3 "\t" $4 "\t_\t_\t" $5 "\t" $6 "\t_\t_" } { print } END { print "" }' >"$trees/a.conllu"
    got=$(./nastan explain --language "$1" --date 2022-03-16 "$trees/a.conllu" 2>&1)
}

# has NAME LINE...: each line, as it is, stands in $got
has() {
    name=$1
    shift
    for wanted in "$@"; do
        if printf '%s\n' "$got" | grep -qF -e "$wanted"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "failed: $name: no line with '$wanted' in:"
            echo "$got"
        fi
    done
}

tell_tree en <<'END'
1 The the DET 3 det
2 United United ADJ 3 amod
3 States States PROPN 4 nsubj
4 imposed impose VERB 0 root
5 sanctions sanction NOUN 4 obj
6 on on ADP 7 case
7 Iran Iran PROPN 4 obl
8 . . PUNCT 4 punct
END
has "a tree" \
    "   4 imposed       impose    VERB   root   => SANCTION" \
    "   3 ├─ States     States    PROPN  nsubj  USA" \
    "   1 │  ├─ The     the       DET    det" \
    "   2 │  └─ United  United    ADJ    amod"
has "an event" \
    "  event SANCTION at 'imposed' (4), rule impose-sanctions (sanction.rules:" \
    "    object        'sanctions' (5)" \
    "    actor         USA 'United States' by subject" \
    "    recipient     IRN 'Iran' by on" \
    "    date          2022-03-16, day of publication" \
    "    confidence    0.90 = rule 0.80 + 0.10 (with conditions)"
has "a blocked word" "  no event at 'sanctions' (5): told already by the event at 'imposed' (4)"

tell en "Canada will impose sanctions on Iran."
has "the future" "    future        by 'will' (2)"

tell en "Lavrov did not meet Zelensky in Geneva on Tuesday, Reuters said."
has "status, date and place" \
    "    negation      by 'not' (3)" \
    "by 'Tuesday' (9)" \
    "    place         'Geneva' CHE, city Geneva 46.20 6.15 (named beneath the event)" \
    "x 0.75 (auxiliary modes)"
has "a place in the tree" "in CHE, city Geneva 46.20 6.15"

tell en "Russia invaded Georgia in 2008."
has "a date long ago" "    historical    by its date" "2008-01-01 to 2008-12-31 by '2008' (5)" \
    "(state of the parties)"

tell_tree en <<'END'
1 x x X 0 root
2 Russia Russia PROPN 3 nsubj
3 attacked attack VERB 4 ccomp
4 said say VERB 3 ccomp
END
has "heads in a circle" "  no event at 'attacked' (3): its heads go round in a circle"

tell en "Troops opened the door."
has "conditions that fail" "  no event at 'opened' (2): no rule holds" "object: 'door' (4), wanted one of: "

tell en "The report accused the government of lying. Lavrov would impose sanctions."
has "half told" "half told: what does it is no actor" "subject: 'report' (2)"
has "idle" "  no event at 'impose' (3): idle: a SANCTION by rule impose-sanctions that is not real"

tell en "Russia invaded Georgia. Russia invaded Georgia."
has "told before" "that was told before: sentence 0, 'invaded'"

tell_tree mk <<'END'
1 Македонија Македонија PROPN 2 nsubj
2 воведе воведе VERB 0 root
3 санкции санкција NOUN 2 obj
4 против против ADP 5 case
5 Белорусија Белорусија PROPN 3 nmod
6 . . PUNCT 2 punct

1 Таа таа PRON 4 nsubj
2 ќе ќе PART 4 aux
3 го тој PRON 4 expl
4 посети посети VERB 0 root
5 Скопје Скопје PROPN 4 obj
6 . . PUNCT 4 punct
END
has "Macedonian" \
    "   2 воведе            воведе      VERB   root   => SANCTION" \
    "   1 ├─ Македонија     Македонија  PROPN  nsubj  MKD" \
    "   4 │     └─ против   против      ADP    case" \
    "    recipient     BLR 'Белорусија' by против" \
    "stands for 'Македонија' of sentence 0" \
    "    type          AGREE, for it is a CONSULT to come" \
    "    future        by 'ќе' (2), which AGREE does not show" \
    "x 0.75 (a pronoun)"

tell en "Brazil imposed order on its streets." --rule impose-sanctions
has "one rule that stops" \
    "  rule impose-sanctions (sanction.rules:" "at 'imposed' (2): stopped at object" \
    "    object        'order' (3), wanted one of: sanction embargo" \
    "    actor         subject: 'Brazil' (1)" \
    "    outcome       no rule holds"

tell en "Norway sends flowers." --rule impose-sanctions
has "a rule that is nowhere" " is nowhere in article 'a'; it wants the verb one of:"

tell en "Norway sends flowers." --rule no-such-rule
has "a rule that is none" "there is no rule 'no-such-rule' in data/en/rules"

long=$(cat examples/*.jsonl | ./nastan explain - | LC_ALL=C awk '{ gsub(/[\200-\277]/, "") } length($0) > 100' | wc -l)
if [ "$long" -eq 0 ]; then
    passed=$((passed + 1))
else
    failed=$((failed + 1))
    echo "failed: $long lines of the examples are longer than 100 columns"
fi

echo "explain: $passed passed, $failed failed"
[ "$failed" = 0 ]
