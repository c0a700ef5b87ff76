-- What a log is known by again: the newest record that was read of it. And topics that were started anew in their cluster,
-- whose further logs go by the cluster's id with ~2, ~3, ... in every table (app/store/logs.cpp).
ALTER TABLE progreso ADD COLUMN huella_offset bigint
--;;
ALTER TABLE progreso ADD COLUMN huella_ms bigint
--;;
ALTER TABLE progreso ADD COLUMN huella_crc bigint
--;;
CREATE TABLE registros (
    cluster     text COLLATE "C" NOT NULL,
    topic       text COLLATE "C" NOT NULL,
    generacion  bigint NOT NULL,
    desde       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (cluster, topic, generacion)
)
