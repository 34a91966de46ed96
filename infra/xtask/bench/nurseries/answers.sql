-- The answer to every question: its number, then each hit with the metres of the way, nearest first.
\set ON_ERROR_STOP on
SET jit = off;
SELECT q.n || coalesce(' ' || string_agg(h.facility || ':' || h.way, ' '
    ORDER BY h.siblings DESC, h.way, h.id, h.municipality), '')
FROM question q LEFT JOIN LATERAL (
    SELECT d.* FROM (
        SELECT f.*, ST_DistanceSphere(f.home, f.place) AS metres, ST_DistanceSphere(f.work, f.place) AS metres2,
            ST_DistanceSphere(f.home, f.place) + coalesce(ST_DistanceSphere(f.work, f.place), 0) AS way
        FROM fitting f WHERE f.question = q.n AND f.place && f.reach
    ) d
    WHERE d.metres <= d.radius AND (d.metres2 IS NULL OR d.metres2 <= d.radius2)
    ORDER BY d.siblings DESC, d.way, d.id, d.municipality LIMIT q.hits
) h ON true
WHERE q.anchors > 0 AND q.n < 10000000 GROUP BY q.n
UNION ALL
SELECT q.n || coalesce(' ' || string_agg(h.facility || ':0', ' ' ORDER BY h.siblings DESC, h.id, h.municipality), '')
FROM question q LEFT JOIN LATERAL (
    SELECT f.* FROM fitting f WHERE f.question = q.n ORDER BY f.siblings DESC, f.id, f.municipality LIMIT q.hits
) h ON true
WHERE q.anchors = 0 AND q.n < 10000000 GROUP BY q.n;
