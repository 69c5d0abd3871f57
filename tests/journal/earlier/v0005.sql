-- A saved search with an alert that is due, and a source.
INSERT INTO saved_searches (id, key, name, query, author, created_at) VALUES
  (1, 'key', 'Центры', '{"version":1,"text":"центр"}', 'anna', '2026-03-06 09:20:00.000000');
INSERT INTO alerts (id, search_id, channel, address, rhythm, secret, seen, created_at) VALUES
  (1, 1, 'mail', 'anna@example.ru', 'daily', '', 1, '2026-03-06 09:20:00.000000');
INSERT INTO jobs (kind, subject, due, attempts) VALUES
  ('watch', 1, '2026-03-07 09:20:00.000000', 0);
INSERT INTO sources (id, url, place, name, every, author, created_at, health, note, failures, etag, modified, taken) VALUES
  (1, 'https://example.ru/feed', 'feed', 'Пресс-служба', 60, 'anna', '2026-03-06 09:20:00.000000', 'fresh', '', 0, '', '', 0);
