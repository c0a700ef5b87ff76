-- Who reads and stores here: a row a worker, which it writes every two seconds and takes away when it ends in order
-- (app/store/workers.cpp). Nothing of the results depends on it.
CREATE TABLE trabajadores (
    id                text COLLATE "C" NOT NULL,
    grupo             text COLLATE "C" NOT NULL,
    host              text NOT NULL,
    programa          text NOT NULL,
    version           text NOT NULL,
    cluster           text NOT NULL,
    particiones       text NOT NULL,
    registros_s       double precision NOT NULL,
    pendientes        bigint,
    activo_ms         bigint NOT NULL,
    escribio_hace_ms  bigint,
    visto             timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (grupo, id)
)
