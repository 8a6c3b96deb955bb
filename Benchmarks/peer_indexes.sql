CREATE INDEX ON peer.meeting USING gist (ll_to_earth(latitude, longitude));
CREATE INDEX ON peer.meeting (starts);
CREATE INDEX ON peer.meeting USING gin (types);
ANALYZE peer.meeting;
