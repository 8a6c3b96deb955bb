\set centre random(1, 200000)
SELECT m.slug, m.name, m.starts, m.types, earth_distance(ll_to_earth(m.latitude, m.longitude), here.at) AS metres, count(*) OVER () AS total
FROM (SELECT ll_to_earth(latitude, longitude) AS at FROM peer.meeting WHERE id = 1 + :centre % (SELECT max(id) FROM peer.meeting)) AS here,
     (SELECT (extract(epoch FROM now())::BIGINT / 60 + 4 * 1440) % 10080 AS minute) AS clock,
     peer.meeting AS m
WHERE earth_box(here.at, 50000) @> ll_to_earth(m.latitude, m.longitude)
  AND earth_distance(ll_to_earth(m.latitude, m.longitude), here.at) <= 50000
  AND (m.starts - clock.minute + 10080) % 10080 < 1440
ORDER BY (m.starts - clock.minute + 10080) % 10080, m.slug
LIMIT 25;
