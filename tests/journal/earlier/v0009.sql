-- A release to be read again, and how far a folder has come.
INSERT INTO arrivals (sha256, author, received_at, until, owner, tries, reason, release_id, name, format, size, hints, text)
  SELECT sha256, 'anna', '2026-03-06 09:40:00.000000', '2026-03-06 09:40:00.000000', '', 0, '', id, name, format, size, '', ''
  FROM releases;
INSERT INTO collections (key, started_at, position, added, known, refused) VALUES
  ('folder', '2026-03-06 09:40:00.000000', 'a/b.txt', 1, 0, 0);
