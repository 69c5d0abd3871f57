-- Somebody said that the two decisions are not about one undertaking.
INSERT INTO rulings (id, kind, one_release, one_start, one_stop, other_release, other_start, other_stop, verdict, author, at) VALUES
  (1, 'thread', 1, 21, 42, 1, 58, 71, 'rejected', 'anna', '2026-03-06 09:10:00.000000');
INSERT INTO threads (id, open, told, decisions) VALUES
  (1, true, '2026-02-18', 1);
INSERT INTO thread_decisions (decision_id, thread_id) VALUES
  (1, 1);
