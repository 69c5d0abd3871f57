-- Somebody ordered a report, which is ready; a file was counted.
INSERT INTO orders (key, report, query, format, file, total, written, ready, size, fault, placed_at, until, owner, tries) VALUES ('0d1e', 'log', '{}', 'csv', 'kadrolog.csv', 1, 1, true, 2, '', '2026-03-18 09:40:00', NULL, '', 1);
INSERT INTO order_pieces (key, place, data) VALUES ('0d1e', 0, '\x6f6b');
INSERT INTO measures (name, label, value) VALUES ('kadrolog_intake_files', 'text added', 1);
