-- What a log is known by again: the newest record that was read of it. And topics that were started anew in their cluster,
-- whose further logs go by the cluster's id with ~2, ~3, ... in every table (app/store/logs.cpp).
ALTER TABLE progreso ADD COLUMN huella_offset INTEGER
--;;
ALTER TABLE progreso ADD COLUMN huella_ms INTEGER
--;;
ALTER TABLE progreso ADD COLUMN huella_crc INTEGER
--;;
CREATE TABLE registros (
    cluster     TEXT NOT NULL,
    topic       TEXT NOT NULL,
    generacion  INTEGER NOT NULL,
    desde       TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    PRIMARY KEY (cluster, topic, generacion)
) WITHOUT ROWID
