-- Somebody gave the body its full name, and a pair waits for a person.
INSERT INTO entities (id, kind, key, name, decisions, root_id, fixed, profile) VALUES
  (4, 'organization', 'минтруд твери', 'Минтруд Твери', 0, 4, false, '');
INSERT INTO entity_aliases (entity_id, key, alias) VALUES
  (4, 'минтруд твери', 'Минтруд Твери');
INSERT INTO entity_matches (one_id, other_id, state, score, parts) VALUES
  (1, 4, 'open', 0.6, '{}');
UPDATE entities SET name = 'Министерство труда Тверской области', fixed = true WHERE id = 1;
INSERT INTO entity_operations (number, kind, at, author, reason, entity_id, details) VALUES
  (1, 'rename', '2026-03-06 09:00:00.000000', 'anna', 'полнее', 1,
   '{"before": "Минтруд Тверской области", "after": "Министерство труда Тверской области", "fixed": false, "inn": null}');
