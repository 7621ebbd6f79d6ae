#!/bin/bash
# The same checks against a PostgreSQL server of our own, in a temporary folder, on a socket.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
chmod 755 "$work"
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed"
    echo "postgres: 0 passed, 1 failed"
    exit 1
fi
# The server does not run as root.
server="" owner=$(id -u)
if [ "$owner" = 0 ]; then
    owner=$(id -u postgres)
    server="setpriv --reuid=$owner --regid=$(id -g postgres) --clear-groups"
fi
mkdir "$work/server" "$work/socket" && chown "$owner" "$work/server" "$work/socket"
start() { (cd / && $server "$bin/pg_ctl" -s -w -D "$work/server" -l "$work/socket/log" -o "-k $work/socket -c listen_addresses= -c autovacuum=off -c fsync=off" start) >/dev/null; }
stop() { (cd / && $server "$bin/pg_ctl" -s -m "$1" -D "$work/server" stop) >/dev/null 2>&1; }
trap 'stop immediate; rm -rf "$work"' EXIT
(cd / && $server "$bin/initdb" -D "$work/server" -U nastan -A trust -E UTF8 --no-locale -N) >"$work/initdb" 2>&1 && start || {
    cat "$work/initdb" "$work/socket/log" 2>/dev/null
    echo "postgres: 0 passed, 1 failed"
    exit 1
}
. tests/cli/store.checks
. tests/cli/import.checks
. tests/cli/relations.checks

at() { printf 'postgresql:///%s?host=%s&user=nastan' "$1" "$work/socket"; }
fresh() { psql -q "$(at postgres)" -c "CREATE DATABASE $1"; store=$(at "$1"); }
query() { psql -qAt "$store" -c "$1"; }

one_event
evidence
other_lexicon
killed
together
imports
exports
bad_imports
relations

fresh unit
check "the unit test" 0 "test_store: [0-9]* passed, 0 failed" build/test_store "$store"

fresh other
query "CREATE TABLE mine (x int)"
check "the database of another program" 1 "not a store of Nastan" ./nastan code --store "$store" "$work/one.jsonl"
store=$(at one)
query "UPDATE meta SET value = '99'"
check "a store of another version" 1 "store of version 99" ./nastan code --store "$store" "$work/one.jsonl"
check "a server that is not there" 1 "cannot connect" ./nastan code --store "postgresql:///x?host=$work/none" "$work/one.jsonl"

# The server goes away while articles come in: an error, whole articles, and the rest later.
: >"$work/part"
fresh gone
./nastan code --store "$store" "$work/many.jsonl" >"$work/part" 2>"$work/errors" &
coder=$!
while [ ! -s "$work/part" ] && kill -0 "$coder" 2>/dev/null; do sleep 0.02; done
stop immediate
wait "$coder"
verdict "a server that goes away is an error" [ $? = 1 ]
check "that says so" 0 "from article .* nothing is stored.*server went away" cat "$work/errors"
start
stored=$(grep -c '^stored' "$work/part")
verdict "what was reported is there" [ "$(query "SELECT count(*) FROM article")" -ge "$stored" ]
./nastan code --store "$store" "$work/many.jsonl" >/dev/null
dump >"$work/after"
store=$(at whole)
dump >"$work/before"
verdict "and the rest can be stored later" cmp "$work/before" "$work/after"

echo "postgres: $passed passed, $failed failed"
[ "$failed" = 0 ]
