-- Ten years of daily counts in a store: sqlite3 ten.db <bench/ten_years.sql, behind an import of any small file that makes it. USA and RUS have
-- all four quad classes on every day both ways; another million rows are of pairs of 210 made-up states.
WITH RECURSIVE day(d) AS (SELECT 14610 UNION ALL SELECT d + 1 FROM day WHERE d < 18261), quad(q) AS (VALUES (1), (2), (3), (4)),
    side(a, b) AS (VALUES ('USA', 'RUS'), ('RUS', 'USA'))
INSERT INTO imported_day SELECT a, b, d, q, 0, 1 + d % 7, 2 + d % 9, 1 + d % 3, q * 2.5 - 5 FROM day, quad, side;
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1230000)
INSERT OR IGNORE INTO imported_day SELECT char(65 + i % 198 / 26, 65 + i % 26, 88), char(65 + i / 198 % 198 / 26, 65 + i / 198 % 26, 89),
    14610 + i % 3652, 1 + i % 4, 0, 1, 2, 1, 1.5 FROM n;
