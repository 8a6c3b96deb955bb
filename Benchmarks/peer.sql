-- The peer: the same meetings in PostgreSQL, as one would lay them out there, with the indexes its planner likes for this query.
CREATE EXTENSION IF NOT EXISTS cube;
CREATE EXTENSION IF NOT EXISTS earthdistance;
CREATE SCHEMA peer;
CREATE TABLE peer.meeting (
  id BIGINT PRIMARY KEY, slug TEXT NOT NULL, name TEXT NOT NULL, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
  -- Minute of the week in UTC, and minutes it lasts: what "the next 24 hours" is asked of.
  starts INTEGER NOT NULL, lasts INTEGER NOT NULL, zone TEXT NOT NULL, types TEXT[] NOT NULL,
  place TEXT, address TEXT, town TEXT, notes TEXT
);
