-- Who reads and stores here: a row a worker, which it writes every two seconds and takes away when it ends in order
-- (app/store/workers.cpp). Nothing of the results depends on it.
CREATE TABLE trabajadores (
    id                TEXT NOT NULL,
    grupo             TEXT NOT NULL,
    host              TEXT NOT NULL,
    programa          TEXT NOT NULL,
    version           TEXT NOT NULL,
    cluster           TEXT NOT NULL,
    particiones       TEXT NOT NULL,
    registros_s       REAL NOT NULL,
    pendientes        INTEGER,
    activo_ms         INTEGER NOT NULL,
    escribio_hace_ms  INTEGER,
    visto             TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    PRIMARY KEY (grupo, id)
) WITHOUT ROWID
