-- Somebody handed a file in, took it back and gave it back.
INSERT INTO submissions (key, author, at) VALUES ('8f3a', 'Седова', '2026-03-18 09:40:00');
INSERT INTO submitted (submission, place, name, size, sha256, reason, new) SELECT '8f3a', 0, name, size, sha256, '', true FROM releases;
INSERT INTO withdrawals (id, sha256, withdrawn, author, at, reason) SELECT 1, sha256, true, 'Седова', '2026-03-18 09:41:00', 'не тот файл' FROM releases;
INSERT INTO withdrawals (id, sha256, withdrawn, author, at, reason) SELECT 2, sha256, false, 'Седова', '2026-03-18 09:42:00', 'тот' FROM releases;
