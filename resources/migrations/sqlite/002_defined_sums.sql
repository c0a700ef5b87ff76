-- The sum of n values between minimo and maximo is told as added only where no order of adding them could overflow;
-- otherwise as DBL_MAX with the sign of the largest value by magnitude. The same rule as values/definedsum.h. Sums that
-- an older version stored as infinite fall under it.
DROP VIEW metricas_30s
--;;
CREATE VIEW metricas_30s AS
SELECT pais, indicador, ventana_inicio, ventana_fin, definida / num_eventos AS valor_promedio, num_eventos,
       definida AS suma, minimo, maximo, final, enmendada
  FROM (SELECT *,
               CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
                    WHEN maximo >= -minimo THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END AS definida
          FROM (SELECT c.pais AS pais, c.indicador AS indicador, c.ventana_inicio AS ventana_inicio,
                       c.ventana_fin AS ventana_fin,
                       sum(c.num_eventos) AS num_eventos, sum(c.suma) AS suma,
                       min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       min(coalesce(c.ventana_fin <= p.marca_agua, p.id IS NULL)) AS final,
                       max(c.enmendado) AS enmendada
                  FROM celdas c
                  LEFT JOIN progreso p ON p.id = c.progreso_id
                 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais, c.indicador))
--;;
DROP VIEW metricas_15min
--;;
CREATE VIEW metricas_15min AS
SELECT pais, indicador, ventana_inicio, ventana_fin, definida / num_eventos AS valor_promedio, num_eventos,
       definida AS suma, minimo, maximo, final, enmendada
  FROM (SELECT *,
               CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
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
                 GROUP BY c.inicio_15min, c.pais, c.indicador))
--;;
DROP VIEW metricas_pais_30s
--;;
CREATE VIEW metricas_pais_30s AS
SELECT pais, ventana_inicio, ventana_fin, definida / num_eventos AS valor_promedio, num_eventos,
       definida AS suma, final
  FROM (SELECT *,
               CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
                    WHEN maximo >= -minimo THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END AS definida
          FROM (SELECT c.pais AS pais, c.ventana_inicio AS ventana_inicio, c.ventana_fin AS ventana_fin,
                       sum(c.num_eventos) AS num_eventos, sum(c.suma) AS suma,
                       min(c.minimo) AS minimo, max(c.maximo) AS maximo,
                       min(coalesce(c.ventana_fin <= p.marca_agua, p.id IS NULL)) AS final
                  FROM celdas c
                  LEFT JOIN progreso p ON p.id = c.progreso_id
                 GROUP BY c.ventana_inicio, c.ventana_fin, c.pais))
--;;
DROP VIEW eventos_tardios
--;;
CREATE VIEW eventos_tardios AS
SELECT pais, indicador, ventana_inicio, ventana_fin, num_eventos,
       CASE WHEN num_eventos <= 1 OR max(-minimo, maximo) <= 1e308 / num_eventos THEN suma
            WHEN maximo >= -minimo THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END AS suma,
       retraso_max_ms, num_enmendados
  FROM (SELECT pais, indicador, ventana_inicio, ventana_fin, sum(num_eventos) AS num_eventos, sum(suma) AS suma,
               min(minimo) AS minimo, max(maximo) AS maximo, max(retraso_max_ms) AS retraso_max_ms,
               sum(CASE WHEN enmendado THEN num_eventos ELSE 0 END) AS num_enmendados
          FROM tardios
         GROUP BY ventana_inicio, ventana_fin, pais, indicador)
