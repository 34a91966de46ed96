-- The same, from the nearest on by the index.
\set n random(10000000, 10009999)
SELECT f.id FROM question q CROSS JOIN LATERAL (SELECT f.id FROM facility f WHERE ST_DWithin(f.place_on_earth, q.home_on_earth, 3000, false) ORDER BY f.place_on_earth <-> q.home_on_earth LIMIT 10) f WHERE q.n = :n;
