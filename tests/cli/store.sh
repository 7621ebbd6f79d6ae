#!/bin/bash
# `nastan code --store` into SQLite.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/cli/store.checks
. tests/cli/import.checks

fresh() { store="$work/$1.db"; }
query() { sqlite3 "$store" "$1"; }

one_event
evidence
other_lexicon
killed
together

head -c 20000 /bin/sh >"$work/none.db"
check "not a database" 1 "none.db: is not a database" ./nastan code --store "$work/none.db" "$work/one.jsonl"
sqlite3 "$work/other.db" "CREATE TABLE mine (x); PRAGMA user_version = 3"
cp "$work/other.db" "$work/copy.db"
check "the database of another program" 1 "not a store of Nastan" ./nastan code --store "$work/other.db" "$work/one.jsonl"
verdict "which is left alone" cmp "$work/other.db" "$work/copy.db"
fresh one
query "UPDATE meta SET value = '99'"
check "a store of another version" 1 "store of version 99" ./nastan code --store "$store" "$work/one.jsonl"
check "a folder" 1 "is a folder" ./nastan code --store "$work" "$work/one.jsonl"
check "a folder that is not there" 1 "cannot be opened or made" ./nastan code --store "$work/no/x.db" "$work/one.jsonl"
check "a store and a format" 2 "exclude each other" ./nastan code --store "$work/x.db" --format csv "$work/one.jsonl"
check "recode without a store" 2 "usage" ./nastan recode

# A read-only folder, as a user who is not root.
mkdir "$work/closed"
cp "$work/eno.db" "$work/closed/news.db"
chmod 555 "$work/closed" && chmod 444 "$work/closed/news.db" && chmod 755 "$work"
as_user=""
[ "$(id -u)" = 0 ] && as_user="setpriv --reuid=65534 --regid=65534 --clear-groups"
if $as_user ./nastan --version >/dev/null 2>&1 && $as_user test -r "$work/eno.jsonl"; then
    check "a read-only folder" 1 "read-only\|cannot be opened" $as_user ./nastan code --store "$work/closed/news.db" "$work/many.jsonl"
    check "a new store in a read-only folder" 1 "may you write" $as_user ./nastan code --store "$work/closed/new.db" "$work/one.jsonl"
else
    echo "skipped: a read-only folder (the program cannot be run as another user here)"
fi

# A full disk: files may not grow above 400 KB.
fresh full
(trap '' XFSZ; ulimit -f 400; ./nastan code --store "$store" "$work/many.jsonl") >"$work/part" 2>"$work/errors"
verdict "a full disk is an error" [ $? = 1 ]
check "that says where it stopped" 0 "from article .* nothing is stored.*full.db: " cat "$work/errors"
stored=$(grep -c '^stored' "$work/part")
verdict "what was reported before is there" [ "$(query "SELECT count(*) FROM article")" = "$stored" ]
verdict "some was" [ "$stored" -gt 0 ]
./nastan code --store "$store" "$work/many.jsonl" >/dev/null
dump >"$work/after"
verdict "with room again the rest is stored" cmp "$work/before" "$work/after"

echo "store: $passed passed, $failed failed"
[ "$failed" = 0 ]
