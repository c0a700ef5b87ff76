-- Alerts whose series fell silent, or moved to another partition: since when they are stale, and up to which event they
-- were judged (ARCHITECTURE.md, Alerts). What ends one is looked up by the two indexes.
SET LOCAL statement_timeout = '1h'
--;;
ALTER TABLE alertas ADD COLUMN ultimo_evento timestamptz
--;;
ALTER TABLE alertas ADD COLUMN obsoleta_desde timestamptz
--;;
CREATE INDEX alertas_obsoletas ON alertas (pais, indicador) WHERE obsoleta_desde IS NOT NULL AND fin IS NULL
--;;
CREATE INDEX alertas_por_serie ON alertas (pais, indicador)
--;;
ALTER TABLE memoria_alertas ADD COLUMN pendiente_ultimo bigint
--;;
ALTER TABLE memoria_alertas ADD COLUMN epi_ultimo_evento bigint
--;;
ALTER TABLE memoria_alertas ADD COLUMN epi_obsoleta_desde bigint
--;;
ALTER TABLE memoria_avalancha ADD COLUMN epi_ultimo_evento bigint
--;;
ALTER TABLE memoria_avalancha ADD COLUMN epi_obsoleta_desde bigint
