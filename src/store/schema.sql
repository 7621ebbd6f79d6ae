-- The store of Nastan. One text for both databases: SQLite takes it as it is; for PostgreSQL the words INTEGER, REAL and
-- TEXT become BIGINT, DOUBLE PRECISION and TEXT COLLATE "C", and WITHOUT ROWID goes.
--
-- Days are counted since 1970-01-01; -2147483648 is a day that nobody knows. Keys are hashes of what they stand for, so
-- the same articles give the same rows, whatever the order they came in. An empty text is one that is not known.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY, -- 'schema': the version of this file
    value TEXT NOT NULL
) WITHOUT ROWID;

-- RAW. What came from outside; nothing here can be made again from the rest.

CREATE TABLE article (
    id INTEGER NOT NULL PRIMARY KEY, -- hash of doc and text: another text under the same doc is another article
    doc TEXT NOT NULL,
    language TEXT NOT NULL,    -- ISO 639-1
    date TEXT NOT NULL,        -- of publication, YYYY-MM-DD
    title TEXT NOT NULL,
    publication TEXT NOT NULL,
    url TEXT NOT NULL,
    text TEXT NOT NULL,
    coder TEXT NOT NULL        -- program and lexicon whose events stand below
);
CREATE INDEX article_doc ON article (doc);

-- One row a file of event data that was imported: the same bytes are not imported twice.
CREATE TABLE import (
    id INTEGER NOT NULL PRIMARY KEY, -- hash of the lines, packed or not
    name TEXT NOT NULL,
    dataset TEXT NOT NULL,     -- gdelt, icews, polecat, plover
    keep TEXT NOT NULL,        -- rows or daily
    line_count INTEGER NOT NULL,
    row_count INTEGER NOT NULL -- rows that became events
);

-- Daily counts of imported events, one row a directed pair of states, day and quad class.
CREATE TABLE imported_day (
    source TEXT NOT NULL,      -- ISO 3166-1 alpha-3
    target TEXT NOT NULL,
    day INTEGER NOT NULL,
    quad INTEGER NOT NULL,     -- 1 to 4
    unrealised INTEGER NOT NULL, -- 1: with negation or hypothetical
    events INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    publications INTEGER NOT NULL,
    score REAL NOT NULL,       -- sum of PLOVER's score
    PRIMARY KEY (source, target, day, quad, unrealised)
) WITHOUT ROWID;

-- Imported events themselves, with --keep rows; all of them are in imported_day too.
CREATE TABLE imported_row (
    dataset TEXT NOT NULL,
    id TEXT NOT NULL,          -- as in the file; ICEWS: with its date, since its numbers come back
    source TEXT NOT NULL,      -- empty where that side is no state
    target TEXT NOT NULL,
    day INTEGER NOT NULL,
    type TEXT NOT NULL,        -- PLOVER
    mode TEXT NOT NULL,
    context TEXT NOT NULL,
    source_sector TEXT NOT NULL,
    target_sector TEXT NOT NULL,
    unrealised INTEGER NOT NULL,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    reports INTEGER NOT NULL,
    publications INTEGER NOT NULL,
    place TEXT NOT NULL,
    country_code TEXT NOT NULL, -- of the place; empty in GDELT, which writes another code
    resolution TEXT NOT NULL,  -- of latitude and longitude: country, province, city, area, sea; empty: they are not known
    latitude REAL NOT NULL,    -- degrees
    longitude REAL NOT NULL,
    event_text TEXT NOT NULL,
    url TEXT NOT NULL,         -- or the name of the publisher
    PRIMARY KEY (dataset, id, source, target)
) WITHOUT ROWID;
CREATE INDEX imported_row_pair ON imported_row (source, target, day);

-- DERIVED. `nastan recode` makes all of this again from the articles.

-- What one article tells of one event.
CREATE TABLE report (
    article INTEGER NOT NULL REFERENCES article (id),
    id TEXT NOT NULL,          -- `id` of the event in the JSON lines of `nastan code`
    kind INTEGER NOT NULL,     -- hash of type, parties, place and whether it happened: reports of one kind within two
                               -- days in a row tell one event
    day INTEGER NOT NULL,
    type TEXT NOT NULL,        -- PLOVER
    mode TEXT NOT NULL,
    context TEXT NOT NULL,
    unrealised INTEGER NOT NULL, -- 1: with negation or hypothetical
    auxiliary TEXT NOT NULL,   -- negation, future, hypothetical, historical; divided by commas
    actors TEXT NOT NULL,      -- parties in order, divided by commas: USA, RUS:MIL
    recipients TEXT NOT NULL,
    date TEXT NOT NULL,
    enddate TEXT NOT NULL,
    date_precision TEXT NOT NULL,
    place TEXT NOT NULL,       -- as written
    country_code TEXT NOT NULL,
    location TEXT NOT NULL,    -- its name in the gazetteer
    resolution TEXT NOT NULL,  -- of latitude and longitude: country, province, city, area, sea; empty: they are not known
    latitude REAL NOT NULL,    -- degrees
    longitude REAL NOT NULL,
    sequence INTEGER NOT NULL, -- number of the sentence
    start_point INTEGER NOT NULL, -- of the words, in Unicode code points of the text
    end_point INTEGER NOT NULL,
    event_text TEXT NOT NULL,  -- those words
    sentence TEXT NOT NULL,    -- the sentence around them
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (article, id)
) WITHOUT ROWID;
CREATE INDEX report_kind ON report (kind, day);

-- Who is named in a report, and with which words.
CREATE TABLE evidence (
    article INTEGER NOT NULL,
    report TEXT NOT NULL,
    role TEXT NOT NULL,        -- actor, recipient, reporter
    number INTEGER NOT NULL,   -- from 0, in the order of the report
    code TEXT NOT NULL,
    sectors TEXT NOT NULL,     -- divided by commas
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    entity_text TEXT NOT NULL,
    start_point INTEGER NOT NULL,
    end_point INTEGER NOT NULL,
    PRIMARY KEY (article, report, role, number),
    FOREIGN KEY (article, report) REFERENCES report (article, id)
) WITHOUT ROWID;

-- One event, however many articles tell of it: the reports of its kind on its day and on the day after.
CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY, -- hash of kind and day
    kind INTEGER NOT NULL,
    day INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,        -- the one that most reports give
    unrealised INTEGER NOT NULL,
    actors TEXT NOT NULL,
    recipients TEXT NOT NULL,
    country_code TEXT NOT NULL,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    reports INTEGER NOT NULL,      -- articles
    publications INTEGER NOT NULL  -- distinct ones; articles that do not name theirs count as of one
);
CREATE UNIQUE INDEX event_kind ON event (kind, day);

-- The directed pairs of states of an event: actors towards recipients, or one another where there is no recipient.
CREATE TABLE pair (
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    day INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event (id),
    quad INTEGER NOT NULL,
    unrealised INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    publications INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (source, target, day, event)
) WITHOUT ROWID;
CREATE INDEX pair_event ON pair (event);
