-- Windows of 30 s go after some days; what they come to in a quarter hour stays in `cuartos`, as the view told it
-- (app/store/prune.cpp). So a sum is the same to the last bit before and after.
CREATE TABLE cuartos (
    inicio_15min  TEXT NOT NULL,
    pais          TEXT NOT NULL,
    indicador     TEXT NOT NULL,
    num_eventos   INTEGER NOT NULL,
    suma          REAL NOT NULL,
    minimo        REAL NOT NULL,
    maximo        REAL NOT NULL,
    enmendada     INTEGER NOT NULL,
    PRIMARY KEY (inicio_15min, pais, indicador)
) WITHOUT ROWID
--;;
CREATE TABLE tamanos (
    medido  TEXT PRIMARY KEY NOT NULL,
    bytes   INTEGER NOT NULL
) WITHOUT ROWID
--;;
DROP INDEX celdas_por_15min
--;;
CREATE INDEX celdas_por_15min ON celdas (inicio_15min, pais, indicador)
--;;
DROP VIEW metricas_15min
--;;
CREATE VIEW metricas_15min AS
SELECT pais, indicador, ventana_inicio, ventana_fin, definida / num_eventos AS valor_promedio, num_eventos,
       definida AS suma, minimo, maximo, final, enmendada
  FROM (SELECT *, CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
                    WHEN maximo >= -minimo THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END AS definida
          FROM (SELECT c.pais AS pais, c.indicador AS indicador, c.inicio_15min AS ventana_inicio,
                       strftime('%Y-%m-%dT%H:%M:%fZ', c.inicio_15min, '+15 minutes') AS ventana_fin,
                       sum(c.num_eventos) AS num_eventos, sum(c.suma) AS suma,
                       min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       min(coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', c.inicio_15min, '+15 minutes') <= p.marca_agua,
                                    p.id IS NULL)) AS final,
                       max(c.enmendado) AS enmendada
                  FROM celdas c
                  LEFT JOIN progreso p ON p.id = c.progreso_id
                 WHERE NOT EXISTS (SELECT 1 FROM cuartos q WHERE q.inicio_15min = c.inicio_15min AND q.pais = c.pais
                                                             AND q.indicador = c.indicador)
                 GROUP BY c.inicio_15min, c.pais, c.indicador))
UNION ALL
SELECT pais, indicador, ventana_inicio, ventana_fin, definida / num_eventos AS valor_promedio, num_eventos,
       definida AS suma, minimo, maximo, final, enmendada
  FROM (SELECT *, CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
                    WHEN maximo >= -minimo THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END AS definida
          FROM (SELECT q.pais AS pais, q.indicador AS indicador, q.inicio_15min AS ventana_inicio,
                       strftime('%Y-%m-%dT%H:%M:%fZ', q.inicio_15min, '+15 minutes') AS ventana_fin,
                       q.num_eventos + coalesce(sum(c.num_eventos), 0) AS num_eventos,
                       q.suma + coalesce(sum(c.suma), 0.0) AS suma,
                       min(q.minimo, coalesce(min(c.minimo), q.minimo)) AS minimo,
                       max(q.maximo, coalesce(max(c.maximo), q.maximo)) AS maximo,
                       min(coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', c.inicio_15min, '+15 minutes') <= p.marca_agua,
                                    p.id IS NULL)) AS final,
                       max(q.enmendada, coalesce(max(c.enmendado), 0)) AS enmendada
                  FROM cuartos q
                  LEFT JOIN celdas c ON c.inicio_15min = q.inicio_15min AND c.pais = q.pais
                                    AND c.indicador = q.indicador
                  LEFT JOIN progreso p ON p.id = c.progreso_id
                 GROUP BY q.inicio_15min, q.pais, q.indicador))
