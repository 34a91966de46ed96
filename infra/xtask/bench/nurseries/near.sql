-- The ten nearest of all within 3 km, without filters.
\set n random(10000000, 10009999)
SELECT f.id FROM question q CROSS JOIN LATERAL (SELECT f.id, f.municipality, ST_Distance(f.place_on_earth, q.home_on_earth, false) AS metres FROM facility f WHERE ST_DWithin(f.place_on_earth, q.home_on_earth, 3000, false) ORDER BY metres, f.id, f.municipality LIMIT 10) f WHERE q.n = :n;
