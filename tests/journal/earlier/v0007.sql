-- An account, what it did, and a program's token.
INSERT INTO accounts (id, name, password, role, regions, active, created_at) VALUES
  (1, 'anna', 'hash', 'editor', 'RU-TVE', true, '2026-03-06 09:40:00.000000');
INSERT INTO tokens (id, digest, account_id, label, role, created_at, expires_at, revoked) VALUES
  (1, 'digest', 1, 'выгрузка', 'reader', '2026-03-06 09:40:00.000000', '2027-03-06 09:40:00.000000', false);
INSERT INTO sessions (digest, account_id, created_at, seen_at) VALUES
  ('digest', 1, '2026-03-06 09:40:00.000000', '2026-03-06 09:40:00.000000');
INSERT INTO audit (number, at, author, action, subject, outcome, address, amount) VALUES
  (1, '2026-03-06 09:40:00.000000', 'anna', 'upload.submit', '', 'done', '192.0.2.1', 10);
