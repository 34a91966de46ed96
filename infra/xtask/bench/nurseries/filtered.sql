-- The ten nearest within 3 km that fit.
\set n random(10000000, 10009999)
SELECT f.id FROM fitting f WHERE f.question = :n AND f.place && f.reach AND ST_DistanceSphere(f.home, f.place) <= f.radius ORDER BY ST_DistanceSphere(f.home, f.place), f.id, f.municipality LIMIT 10;
