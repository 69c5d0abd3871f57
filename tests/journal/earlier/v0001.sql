-- A release with two decisions of one body.
INSERT INTO releases (id, sha256, name, format, size, received_at, text, hints, revision, title, published, publisher) VALUES
  (1, '1d2a9a075fda9d93bbaf742420f54bec2fe15319157f3666f6883662c68d6352', 'центр.txt', 'text', 146, '2026-03-05 12:30:00.000000', 'Правительство решило открыть учебный центр в Твери.
Центр начнёт работу осенью.', '{"version":1}', 1, 'Правительство решило открыть учебный центр в Твери.', '2026-03-01', 'Пресс-служба');
INSERT INTO extractions (release_id, revision, author, extracted_at, facts) VALUES
  (1, 1, 'anna', '2026-03-05 12:30:00.000000', '{"version":1,"title":{"start":0,"stop":51,"text":"Правительство решило открыть учебный центр в Твери."},"published":"2026-03-01","publisher":"Пресс-служба","body_lines":[[1,2]],"regions":[{"code":"RU-TVE"}],"organizations":[{"name":"Минтруд Тверской области"}],"people":[{"name":"Ильин Олег"}],"initiatives":[{"name":"Кадры"}],"decisions":[{"kind":"resolution","status":"adopted","content":{"start":21,"stop":42,"text":"открыть учебный центр"},"evidence":[{"start":0,"stop":51,"text":"Правительство решило открыть учебный центр в Твери."}],"actors":[{"name":"Минтруд Тверской области","kind":"organization"}],"assignees":[{"name":"Ильин Олег","kind":"person"}],"date":{"interval":{"start":"2026-02-18","end":"2026-02-18"}},"initiative":"Кадры"},{"kind":"resolution","status":"adopted","content":{"start":58,"stop":71,"text":"начнёт работу"},"evidence":[{"start":52,"stop":79,"text":"Центр начнёт работу осенью."}],"actors":[{"name":"Минтруд Тверской области","kind":"organization"}],"assignees":[{"name":"Ильин Олег","kind":"person"}],"date":{"interval":{"start":"2026-02-18","end":"2026-02-18"}},"initiative":"Кадры"}],"extractor":"test"}');
INSERT INTO decisions (id, release_id, kind, start, stop, nth, listed, revision, place, status, day, date_start, date_end, probability, facts) VALUES
  (1, 1, 'resolution', 21, 42, 0, true, 1, 0, 'adopted', '2026-02-18', '2026-02-18', '2026-02-18', 0.5, '{"version":1,"kind":"resolution","status":"adopted","content":{"start":21,"stop":42,"text":"открыть учебный центр"},"evidence":[{"start":0,"stop":51,"text":"Правительство решило открыть учебный центр в Твери."}],"actors":[{"name":"Минтруд Тверской области","kind":"organization"}],"assignees":[{"name":"Ильин Олег","kind":"person"}],"date":{"interval":{"start":"2026-02-18","end":"2026-02-18"}},"initiative":"Кадры"}'),
  (2, 1, 'resolution', 58, 71, 0, true, 1, 1, 'adopted', '2026-02-18', '2026-02-18', '2026-02-18', 0.5, '{"version":1,"kind":"resolution","status":"adopted","content":{"start":58,"stop":71,"text":"начнёт работу"},"evidence":[{"start":52,"stop":79,"text":"Центр начнёт работу осенью."}],"actors":[{"name":"Минтруд Тверской области","kind":"organization"}],"assignees":[{"name":"Ильин Олег","kind":"person"}],"date":{"interval":{"start":"2026-02-18","end":"2026-02-18"}},"initiative":"Кадры"}');
INSERT INTO entities (id, kind, key, name, decisions) VALUES
  (1, 'organization', 'минтруд тверской области', 'Минтруд Тверской области', 2),
  (2, 'person', 'ильин олег', 'Ильин Олег', 2),
  (3, 'initiative', 'кадры', 'Кадры', 2);
INSERT INTO entity_words (kind, word, entity_id) VALUES
  ('organization', 'минтруд', 1),
  ('organization', 'тверской', 1),
  ('organization', 'области', 1),
  ('person', 'ильин', 2),
  ('person', 'олег', 2),
  ('initiative', 'кадры', 3);
INSERT INTO decision_entities (decision_id, role, entity_id, place, day) VALUES
  (1, 'actor', 1, 0, '2026-02-18'),
  (1, 'assignee', 2, 1, '2026-02-18'),
  (1, 'initiative', 3, 2, '2026-02-18'),
  (2, 'actor', 1, 0, '2026-02-18'),
  (2, 'assignee', 2, 1, '2026-02-18'),
  (2, 'initiative', 3, 2, '2026-02-18');
INSERT INTO decision_regions (decision_id, region, place, day) VALUES
  (1, 'RU-TVE', 0, '2026-02-18'),
  (2, 'RU-TVE', 0, '2026-02-18');
INSERT INTO release_entities (release_id, entity_id) VALUES
  (1, 1),
  (1, 2),
  (1, 3);
INSERT INTO changes (number, token, release_id) VALUES
  (1, 'ffffffffffffffffffffffffffffffff', 1);
UPDATE log SET head = 1;
