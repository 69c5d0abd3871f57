-- Somebody looked at the first decision and found it right.
INSERT INTO reviews (id, decision_id, release_id, nth, verdict, before, after, author, at, reason) VALUES
  (1, 1, 1, 0, 'accepted',
   '{"version":1,"kind":"resolution","status":"adopted","content":{"start":21,"stop":42,"text":"открыть учебный центр"},"evidence":[{"start":0,"stop":51,"text":"Правительство решило открыть учебный центр в Твери."}],"actors":[{"name":"Минтруд Тверской области","kind":"organization"}],"assignees":[{"name":"Ильин Олег","kind":"person"}],"date":{"interval":{"start":"2026-02-18","end":"2026-02-18"}},"initiative":"Кадры"}',
   '{"version":1,"kind":"resolution","status":"adopted","content":{"start":21,"stop":42,"text":"открыть учебный центр"},"evidence":[{"start":0,"stop":51,"text":"Правительство решило открыть учебный центр в Твери."}],"actors":[{"name":"Минтруд Тверской области","kind":"organization"}],"assignees":[{"name":"Ильин Олег","kind":"person"}],"date":{"interval":{"start":"2026-02-18","end":"2026-02-18"}},"initiative":"Кадры"}',
   'anna', '2026-03-06 09:30:00.000000', '');
UPDATE decisions SET verdict = 'accepted' WHERE id = 1;
