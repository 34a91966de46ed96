-- Facilities and questions from the files of `cargo bench -p domain --bench nursery_search`, as a city's database might hold
-- them: words that are filtered by as bits, text folded, a place with its index.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION postgis;

CREATE TABLE said_facility (
    n int, municipality text, id text, name text, kana text, district text, lat float8, lng float8, kind text,
    has_classes bool, opens int, closes int, days text[], youngest int, until int, extras text[], allergy text);
CREATE TABLE said_class (facility int, class int, capacity int);
CREATE TABLE said_vacancy (facility int, class int, word text, places int, said_on date, entry text);
CREATE TABLE said_border (facility int, class int, year int, word text, tenths int);
CREATE TABLE said_question (
    n int, anchors int, lat float8, lng float8, radius float8, lat2 float8, lng2 float8, radius2 float8, text text,
    district text, kinds text[], class int, months int, entry text, vacancy bool, days_old int, or_ask bool, tenths int,
    allergy text[], opens_by int, closes_after int, days text[], extras text[], siblings text[], hits int);
CREATE TABLE asked (LIKE said_question);
\copy said_facility FROM 'facilities.tsv'
\copy said_class FROM 'classes.tsv'
\copy said_vacancy FROM 'vacancies.tsv'
\copy said_border FROM 'borders.tsv'
\copy said_question FROM 'questions.tsv'
\copy asked FROM 'timed.tsv'
-- Those that are timed follow under numbers of their own.
UPDATE asked SET n = 10000000 + n;
INSERT INTO said_question SELECT * FROM asked;

CREATE TABLE bit (word text PRIMARY KEY, bit int);
INSERT INTO bit SELECT word, 1 << row_number() OVER (PARTITION BY sort ORDER BY word)::int FROM (
    SELECT DISTINCT 'kind' AS sort, kind AS word FROM said_facility
    UNION SELECT 'kind', unnest(kinds) FROM said_question
    UNION SELECT 'day', unnest(days) FROM said_facility
    UNION SELECT 'day', unnest(days) FROM said_question
    UNION SELECT 'extra', unnest(extras) FROM said_facility
    UNION SELECT 'extra', unnest(extras) FROM said_question) words;
CREATE FUNCTION bits(words text[]) RETURNS int STABLE LANGUAGE sql AS
    'SELECT coalesce(bit_or(bit), 0) FROM bit WHERE word = ANY (words)';

-- One width, one case, one kana, no spaces.
CREATE FUNCTION fold(said text) RETURNS text STABLE LANGUAGE sql AS $$
    SELECT lower(translate(regexp_replace(said, '[\s　]', '', 'g'), string_agg(chr(c), '' ORDER BY c),
        string_agg(chr(CASE WHEN c < 65281 THEN c + 96 ELSE c - 65248 END), '' ORDER BY c)))
    FROM (SELECT generate_series(12353, 12438) UNION ALL SELECT generate_series(65281, 65374)) codes (c) $$;

CREATE TABLE facility AS SELECT
    n, municipality COLLATE "C" AS municipality, id COLLATE "C" AS id, fold(name) AS name, fold(kana) AS kana,
    fold(district) AS district, bits(ARRAY[kind]) AS kind, has_classes, opens, closes, bits(days) AS days, youngest, until,
    bits(extras) AS extras, allergy, ST_SetSRID(ST_MakePoint(lng, lat), 4326) AS place,
    ST_SetSRID(ST_MakePoint(lng, lat), 4326)::geography AS place_on_earth
FROM said_facility;
ALTER TABLE facility ADD PRIMARY KEY (n);
CREATE INDEX ON facility USING gist (place);
CREATE INDEX ON facility USING gist (place_on_earth);
CREATE INDEX ON facility (id, municipality);

CREATE TABLE vacancy AS SELECT * FROM said_vacancy;
CREATE INDEX ON vacancy (facility, class);
-- A class with its newest cut-off, and whether there is one at all by the newest thing that is said.
CREATE TABLE class AS SELECT
    said.facility, said.class, newest.word AS border, newest.tenths,
    CASE WHEN capacity IS NOT NULL THEN capacity > 0 WHEN vacancy.word IS NOT NULL THEN vacancy.word <> 'not_offered'
        ELSE newest.word IS DISTINCT FROM 'no_class' END AS offered
FROM said_class said
LEFT JOIN vacancy ON vacancy.facility = said.facility AND vacancy.class = said.class
LEFT JOIN (SELECT DISTINCT ON (facility, class) * FROM said_border ORDER BY facility, class, year DESC) newest
    ON newest.facility = said.facility AND newest.class = said.class;
ALTER TABLE class ADD PRIMARY KEY (facility, class);

CREATE TABLE question AS SELECT
    n, anchors, radius, radius2, fold(text) AS text, fold(district) AS district, bits(kinds) AS kinds, class, months, entry,
    vacancy, days_old, or_ask, tenths, allergy, opens_by, closes_after, bits(days) AS days, bits(extras) AS extras,
    siblings::text[] COLLATE "C" AS siblings, hits, ST_SetSRID(ST_MakePoint(lng, lat), 4326) AS home,
    ST_SetSRID(ST_MakePoint(lng, lat), 4326)::geography AS home_on_earth,
    ST_SetSRID(ST_MakePoint(lng2, lat2), 4326) AS work,
    -- A degree is 111 km: whatever is in reach lies in the box.
    ST_Expand(ST_SetSRID(ST_MakePoint(lng, lat), 4326), radius / 110000 / cos(radians(lat)), radius / 110000) AS reach
FROM said_question;
ALTER TABLE question ADD PRIMARY KEY (n);

-- Every question with whatever fits it, wherever that is.
CREATE VIEW fitting AS SELECT
    q.n AS question, q.home, q.work, q.reach, q.radius, q.radius2, f.n AS facility, f.id, f.municipality, f.place,
    f.id = ANY (q.siblings) AS siblings
FROM question q CROSS JOIN facility f LEFT JOIN class c ON c.facility = f.n AND c.class = q.class
WHERE (q.kinds = 0 OR q.kinds & f.kind <> 0)
    AND f.extras & q.extras = q.extras
    AND f.days & q.days = q.days
    AND (q.opens_by IS NULL OR f.opens <= q.opens_by)
    AND (q.closes_after IS NULL OR f.closes >= q.closes_after)
    AND (q.allergy IS NULL OR f.allergy = ANY (q.allergy))
    AND (q.class IS NULL OR f.has_classes AND CASE WHEN c.offered IS NOT NULL
        THEN c.offered AND (q.months IS NULL OR f.youngest IS NULL OR f.youngest <= q.months)
        ELSE (f.youngest IS NULL OR f.youngest <= coalesce(q.months, q.class * 12 + 11))
            AND (f.until IS NULL OR q.class * 12 < f.until) END)
    AND (NOT q.vacancy OR EXISTS (SELECT FROM vacancy v WHERE v.facility = f.n
        AND (q.class IS NULL OR v.class = q.class)
        AND (v.word IN ('open', 'few') OR v.places > 0 OR q.or_ask AND v.word = 'ask')
        AND (q.days_old IS NULL OR v.said_on >= date '2026-11-30' - q.days_old)
        AND (q.entry IS NULL OR v.entry IS NULL OR v.entry = q.entry)))
    AND (q.tenths IS NULL OR c.border IN ('remaining', 'all_admitted')
        OR c.border IN ('points', 'at_most') AND c.tenths <= q.tenths)
    AND (q.text IS NULL OR strpos(f.name, q.text) > 0 OR strpos(f.kana, q.text) > 0 OR strpos(f.district, q.text) > 0)
    AND (q.district IS NULL OR strpos(f.district, q.district) > 0);
VACUUM ANALYZE;
