-- Whom an identity provider vouches for.
INSERT INTO identities (issuer, subject, account_id) VALUES ('https://id.example.ru', '8f3', 1);
