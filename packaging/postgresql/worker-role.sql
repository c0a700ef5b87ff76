-- SPDX-License-Identifier: GPL-3.0-or-later
-- A role for workers (and the Spark job) that owns nothing: it reads and writes the tables, and can neither change nor drop them.
--
--   psql -v worker=trabajador -f worker-role.sql DATABASE
--
-- The tables' owner runs it, after "observatorioctl work" has made them, and again after an update that brings new ones. Where the role is
-- not there yet, whoever runs it must be allowed to make roles; its password is set with \password.
\set ON_ERROR_STOP on
BEGIN;
SET LOCAL client_min_messages = 'warning';
SELECT format('CREATE ROLE %I LOGIN', :'worker') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'worker') \gexec

-- The Spark job's last batch; it makes the table itself where it may.
CREATE TABLE IF NOT EXISTS lotes_spark (
    consulta  text PRIMARY KEY,
    lote      bigint NOT NULL,
    offsets   jsonb NOT NULL,
    escrito   timestamptz NOT NULL DEFAULT now()
);

GRANT CONNECT ON DATABASE :"DBNAME" TO :"worker";
GRANT USAGE ON SCHEMA public TO :"worker";
-- Of these those that this database has. Deleting too: rejected samples beyond the newest, what an ended alert remembered.
SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO %I', name, :'worker')
  FROM unnest(ARRAY['progreso', 'rechazos_por_motivo', 'celdas', 'tardios', 'ultimos_por_particion', 'eventos_rechazados', 'alertas',
                    'memoria_alertas', 'memoria_avalancha', 'cuartos', 'tamanos', 'registros', 'trabajadores', 'silencios']) AS name
 WHERE to_regclass(name) IS NOT NULL \gexec
GRANT SELECT, INSERT, UPDATE ON lotes_spark TO :"worker";
GRANT SELECT ON migraciones, metricas_30s, metricas_15min, metricas_pais_30s, ultimos_valores, eventos_tardios TO :"worker";
COMMIT;
