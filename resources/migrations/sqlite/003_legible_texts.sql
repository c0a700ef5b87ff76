-- Texts of earlier versions that hold control characters, escaped as app/store/storetext.h does it: what sqlite3 shows is
-- safe to print, and a series keeps its one row.
CREATE TEMP TABLE controles AS
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 159)
SELECT i, char(i) AS c, char(9216) || 'x' || printf('%02x', i) AS legible FROM n WHERE i < 32 OR i >= 127
--;;
UPDATE celdas SET indicador =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, celdas.indicador UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE indicador GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE ultimos_por_particion SET indicador =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, ultimos_por_particion.indicador UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE indicador GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE tardios SET indicador =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, tardios.indicador UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE indicador GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE eventos_rechazados SET muestra =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, eventos_rechazados.muestra UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE muestra GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE alertas SET indicador =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, alertas.indicador UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE indicador GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE alertas SET regla =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, alertas.regla UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE regla GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE alertas SET reconocida_por =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, alertas.reconocida_por UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE reconocida_por GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE alertas SET motivo_silencio =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, alertas.motivo_silencio UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE motivo_silencio GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE memoria_alertas SET indicador =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, memoria_alertas.indicador UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE indicador GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE memoria_alertas SET regla =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, memoria_alertas.regla UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE regla GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE memoria_alertas SET epi_indicador =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, memoria_alertas.epi_indicador UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE epi_indicador GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE memoria_alertas SET epi_regla =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, memoria_alertas.epi_regla UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE epi_regla GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE memoria_avalancha SET epi_indicador =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, memoria_avalancha.epi_indicador UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE epi_indicador GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
UPDATE memoria_avalancha SET epi_regla =
    (WITH RECURSIVE paso(i, texto) AS
         (SELECT 0, memoria_avalancha.epi_regla UNION ALL
          SELECT paso.i + 1, coalesce((SELECT replace(paso.texto, c, legible) FROM controles WHERE controles.i = paso.i + 1),
                                      paso.texto) FROM paso WHERE paso.i < 159)
     SELECT texto FROM paso WHERE i = 159)
 WHERE epi_regla GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
--;;
DROP TABLE controles
